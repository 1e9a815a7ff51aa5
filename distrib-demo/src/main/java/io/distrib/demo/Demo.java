package io.distrib.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import io.distrib.config.PoolConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A nameserver with its health monitor and three sites, all in this process, on loopback addresses.
 * <em>Confined to one thread, closed in any.</em>
 */
public final class Demo implements AutoCloseable {
  private final DemoSystem system;
  private final Story story;
  private final DemoGuide guide;

  private Demo(DemoSystem system, Story story) {
    this.system = system;
    this.story = story;
    this.guide = new DemoGuide(system, story);
  }

  /**
   * Starts the demo, and prints where it listens.
   *
   * @param dnsPort the nameserver's port at 127.0.0.1, 1 to 65535; if it is taken, any free one
   * @param httpPort the sites' port at 127.0.1.1 to 127.0.1.4, 1 to 65535; if it is taken at one of
   *     them, any free one
   * @param out receives the story
   * @throws IOException if an address cannot be bound: nothing stays open
   */
  public static Demo start(int dnsPort, int httpPort, PrintStream out) throws IOException {
    FreePorts ports = FreePorts.near(dnsPort, httpPort);
    Demo demo = new Demo(new DemoSystem(configuration(ports), ports.http()), new Story(out));
    boolean isStarted = false;
    try {
      demo.system.start();
      isStarted = true;
    } finally {
      if (!isStarted) {
        demo.close();
      }
    }
    demo.guide.introduce();
    return demo;
  }

  /**
   * Walks a client through every case, and prints each step.
   *
   * @return whether every step ended as it must; the story says which one did not
   */
  public boolean walk() {
    try {
      new Walk(system, story).run();
    } catch (DemoFailedException | IOException e) {
      story.line("    FAILED: " + e.getMessage());
      return false;
    }
    story.line(System.lineSeparator() + "All " + story.steps() + " steps ended as they must.");
    return true;
  }

  /** Prints what to type to try the demo while it runs. */
  public void invite() {
    guide.invite();
  }

  /** Stops the nameserver, its monitor and the sites. Does nothing when repeated. */
  @Override
  public void close() {
    system.close();
  }

  private static PoolConfiguration configuration(FreePorts ports) throws IOException {
    String template = Resources.toString(Resources.getResource(Demo.class, "demo.yaml"), UTF_8);
    String text =
        template
            .replace("${dns-port}", "" + ports.dns())
            .replace("${http-port}", "" + ports.http());
    Path file = Files.createTempFile("distrib-demo", ".yaml");
    try {
      Files.writeString(file, text);
      return PoolConfiguration.read(file);
    } finally {
      Files.delete(file);
    }
  }
}
