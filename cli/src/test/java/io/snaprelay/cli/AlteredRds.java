package io.snaprelay.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Stands before RDS and changes what it answers to some actions: what RDS may say, and local-aws
 * never does. Whoever the SDK's variables lead to RDS comes here until it is closed.
 */
final class AlteredRds implements AutoCloseable {
  private static final String ENDPOINT = "aws.endpointUrlRds";

  /** The JDK's client sets these by itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "expect", "upgrade");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Change> changes = new TreeMap<>();
  private final HttpServer server;
  private final URI behind;

  /**
   * A change of one action's answer.
   *
   * @param region only there
   * @param from a pattern in the answer
   * @param to what stands there instead
   */
  private record Change(String region, String from, String to) {}

  /**
   * @param behind RDS itself
   */
  AlteredRds(URI behind) throws IOException {
    this.behind = behind;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
    System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on the answers of an action in a region are changed, by regular expression. */
  AlteredRds answering(String action, String region, String from, String to) {
    changes.put(action, new Change(region, from, to));
    return this;
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpResponse<String> answer = forward(exchange, body);
    String scope = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] altered = altered(form(body), scope, answer.body()).getBytes(StandardCharsets.UTF_8);
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(answer.statusCode(), altered.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(altered);
    }
  }

  private String altered(String form, String scope, String answer) {
    String text = answer;
    for (Map.Entry<String, Change> each : changes.entrySet()) {
      Change change = each.getValue();
      if (form.contains("Action=" + each.getKey() + "&")
          && scope.contains("/" + change.region() + "/")) {
        text = text.replaceAll(change.from(), change.to());
      }
    }
    return text;
  }

  private static String form(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind).POST(BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (OF_THE_CONNECTION.stream().noneMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    System.clearProperty(ENDPOINT);
    server.stop(0);
  }
}
