package io.distrib.server.ask.load;

import io.distrib.load.LoadProbes;
import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Where a site says how full it is, as it is typed: a file, a URL, or {@code cpu}. */
public final class LoadSource {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String CPU = "cpu";

  private LoadSource() {}

  /**
   * The probe that {@code text} names; one that reads a file or a URL does so once a second, on a
   * daemon thread.
   *
   * @param text {@code cpu}, a URL of HTTP, whose fragment names what is to be read of it, or a
   *     file
   * @param capacity the number that means full: at least 1; 0 if what is read is a share already
   * @throws IllegalArgumentException if it is no URL
   */
  public static LoadProbe parse(String text, int capacity) {
    if (text.equals(CPU)) {
      return LoadProbes.cpu();
    }
    boolean isUrl = text.startsWith("http://") || text.startsWith("https://");
    PolledLoad polled = isUrl ? polled(url(text), capacity) : polled(Path.of(text), capacity);
    polled.start();
    return polled;
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    return url;
  }

  private static PolledLoad polled(Path file, int capacity) {
    return polled(() -> Files.readString(file), new LoadReading(null), capacity);
  }

  private static PolledLoad polled(URI url, int capacity) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    return polled(
        () -> {
          var response = client.send(request, BodyHandlers.ofString());
          if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
          }
          return response.body();
        },
        new LoadReading(url.getFragment()),
        capacity);
  }

  private static PolledLoad polled(Callable<String> text, LoadReading reading, int capacity) {
    return new PolledLoad(
        () -> {
          double number = reading.of(Objects.requireNonNull(text.call()));
          return new LoadSample(capacity > 0 ? number / capacity : number);
        },
        System::nanoTime);
  }
}
