package io.distrib.it.browser;

import com.google.common.io.Resources;
import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A network in which nothing runs yet, and whose resolver is 127.0.0.1. */
final class Namespace {
  private Namespace() {}

  /** Starts {@code command} in a new one; {@code folder} is for its files. */
  static Program start(Path folder, List<String> command) throws IOException {
    Path script = folder.resolve("namespace.sh");
    Files.write(
        script, Resources.toByteArray(Resources.getResource(Namespace.class, "namespace.sh")));
    List<String> whole = new ArrayList<>(List.of("unshare", "--net", "--mount"));
    if (!System.getProperty("user.name").equals("root")) {
      whole.add("--map-root-user");
    }
    whole.addAll(List.of("bash", script.toString(), folder.toString()));
    whole.addAll(command);
    return Program.start(whole.toArray(String[]::new));
  }
}
