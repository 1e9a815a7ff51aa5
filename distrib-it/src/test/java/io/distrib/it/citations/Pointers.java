package io.distrib.it.citations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a page for contributors points: a type, a package or a path between backticks. Each must be
 * in the checkout.
 */
final class Pointers {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Predicate<String> TYPE =
      Pattern.compile("[A-Z][a-z]+[A-Za-z0-9]*").asMatchPredicate();
  private static final Predicate<String> PACKAGE =
      Pattern.compile("io\\.distrib(?:\\.[a-z]+)+").asMatchPredicate();
  private static final Predicate<String> FILE =
      Pattern.compile("[\\w.-]+(?:/[\\w.-]+)+").asMatchPredicate();

  private final Set<String> files;

  /** Those of pages of the checkout at {@code root}. */
  Pointers(Path root) throws IOException {
    files =
        SourceTree.files(root).stream()
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .collect(Collectors.toSet());
  }

  /** Each that points nowhere. */
  List<String> faults(String page) {
    List<String> faults = new ArrayList<>();
    CODE.matcher(page.replaceAll("(?s)```.*?```", ""))
        .results()
        .map(code -> code.group(1))
        .filter(code -> !isThere(code))
        .forEach(faults::add);
    return faults;
  }

  private boolean isThere(String code) {
    if (TYPE.test(code)) {
      return has("/" + code + ".java");
    }
    if (PACKAGE.test(code)) {
      return has("/java/" + code.replace('.', '/') + "/package-info.java");
    }
    return !FILE.test(code) || has("/" + code) || has("/" + code + "/");
  }

  /** Whether a file ends with {@code path}, or lies below a folder of that path. */
  private boolean has(String path) {
    return files.stream()
        .map(file -> "/" + file)
        .anyMatch(file -> path.endsWith("/") ? file.contains(path) : file.endsWith(path));
  }
}
