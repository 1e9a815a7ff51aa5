package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An identity provider, asked by OpenID Connect with {@code form_post}. <em>Thread-safe.</em>
 *
 * @param address its address, without a slash at the end; in earnest it is https
 * @param client what it knows this application as
 * @param secret what it knows that by
 */
record LoginProvider(String address, String client, String secret) {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  /** Where a user signs in (OpenID Connect Core 1.0, 3.1.2.1). */
  String page(String callback, String state) {
    Map<String, String> fields =
        Map.of(
            "response_type",
            "code",
            "response_mode",
            "form_post",
            "scope",
            "openid",
            "client_id",
            client,
            "redirect_uri",
            callback,
            "state",
            state);
    return address + "/authorize?" + form(fields);
  }

  /**
   * Who has signed in (OpenID Connect Core 1.0, 3.1.3). The token comes from the provider itself,
   * so that its signature need not be verified.
   *
   * @throws IOException if the provider does not say
   */
  String user(String code, String callback) throws IOException {
    Map<String, String> fields =
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", callback);
    String password = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/token"))
            .timeout(LIMIT)
            .header("Authorization", "Basic " + password)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode());
    }
    return subject(response.body());
  }

  private String subject(String answer) throws IOException {
    try {
      String token = JSON.readTree(answer).path("id_token").asString();
      byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
      JsonNode said = JSON.readTree(claims);
      if (said.path("iss").asString().equals(address)
          && said.path("aud").asString().equals(client)) {
        return said.path("sub").asString();
      }
    } catch (JacksonException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(e);
    }
    throw new IOException("The token of " + address + " is not for " + client);
  }

  private static HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static String form(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
  }
}
