package io.snaprelay.localaws.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The one TCP port of local-aws, on the loopback address only. */
public final class HttpPort implements AutoCloseable {

  /** More than any request of the services served; an S3 object of a ledger or export fits. */
  static final int MAX_BODY = 256 * 1024 * 1024;

  private static final int BACKLOG = 1024;

  static {
    // Without it every answer waits 40 ms for Nagle's algorithm; read once by the JDK's server.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpPort(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Opens the port.
   *
   * @param port 0 for any free one
   * @throws IOException when it is taken
   */
  public static HttpPort open(int port, Function<RawRequest, RawResponse> handler)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = bind(address);
    // A long poll holds its thread, so their number is not bounded.
    ExecutorService threads = Executors.newCachedThreadPool(HttpPort::thread);
    server.setExecutor(threads);
    server.createContext("/", http -> serve(http, handler));
    server.start();
    return new HttpPort(server, threads);
  }

  private static HttpServer bind(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (BindException e) {
      throw new IOException("Port " + address.getPort() + " is taken", e);
    }
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "local-aws-http");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void serve(HttpExchange http, Function<RawRequest, RawResponse> handler)
      throws IOException {
    try (http) {
      byte[] body = http.getRequestBody().readNBytes(MAX_BODY + 1);
      send(http, body.length > MAX_BODY ? tooLarge() : answer(http, body, handler));
    } catch (LostReply lost) {
      // closing without headers is what a client sees of a broken connection
      return;
    }
  }

  private static RawResponse answer(
      HttpExchange http, byte[] body, Function<RawRequest, RawResponse> handler) {
    try {
      return handler.apply(request(http, body));
    } catch (MalformedValue bad) {
      return RawResponse.text(400, "text/plain", bad.getMessage());
    }
  }

  private static RawResponse tooLarge() {
    return RawResponse.text(
        413, "text/plain", "A request has at most %d bytes".formatted(MAX_BODY));
  }

  private static RawRequest request(HttpExchange http, byte[] body) {
    String query = http.getRequestURI().getRawQuery();
    Map<String, List<String>> headers = new HashMap<>();
    http.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new RawRequest(
        http.getRequestMethod(),
        http.getRequestURI().getRawPath(),
        query == null ? Map.of() : Form.parse(query),
        headers,
        body);
  }

  private static void send(HttpExchange http, RawResponse response) throws IOException {
    response.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
    boolean bodiless = http.getRequestMethod().equals("HEAD") || response.body().length == 0;
    http.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
    if (!bodiless) {
      try (OutputStream out = http.getResponseBody()) {
        out.write(response.body());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
