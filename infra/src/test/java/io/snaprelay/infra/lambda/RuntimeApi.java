package io.snaprelay.infra.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What Lambda offers to a function: the next event on request, and where to put its answer (Lambda
 * Developer Guide, "Using the Lambda runtime API for custom runtimes").
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime";
  private static final String INVOCATION = ROOT + "/invocation/";
  private static final Duration TIME_OUT = Duration.ofMinutes(3);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNKNOWN = 404;

  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final CompletableFuture<Answer> notStarted = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private record Invocation(String id, String event, CompletableFuture<Answer> answer) {}

  /**
   * What a function said to one event.
   *
   * @param failed whether Lambda would take the invocation for failed
   * @param body the answer, or what went wrong
   */
  record Answer(boolean failed, String body) {}

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  static RuntimeApi start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RuntimeApi api = new RuntimeApi(server);
    server.createContext(INVOCATION + "next", api::next);
    server.createContext(INVOCATION, api::answer);
    server.createContext(ROOT + "/init/error", api::couldNotStart);
    server.setExecutor(api.threads);
    server.start();
    return api;
  }

  /** For the variable {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Brings an event to the function.
   *
   * @return its answer, or that it could not start
   * @throws java.util.concurrent.CompletionException if there is none in three minutes
   */
  Answer invoke(String event) {
    Invocation invocation =
        new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    waiting.add(invocation);
    return invocation
        .answer()
        .applyToEither(notStarted, it -> it)
        .orTimeout(TIME_OUT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      open.put(invocation.id(), invocation);
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", invocation.id());
      exchange
          .getResponseHeaders()
          .add(
              "Lambda-Runtime-Deadline-Ms",
              Long.toString(Instant.now().plus(TIME_OUT).toEpochMilli()));
      exchange
          .getResponseHeaders()
          .add(
              "Lambda-Runtime-Invoked-Function-Arn",
              "arn:aws:lambda:eu-west-1:123456789012:function:tried");
      send(exchange, OK, invocation.event());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  /** The path ends in the invocation's id and how it went. */
  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().substring(INVOCATION.length()).split("/", 2);
    Invocation invocation = open.remove(path[0]);
    if (invocation == null) {
      send(exchange, UNKNOWN, "{\"errorType\":\"InvalidRequestID\"}");
      return;
    }
    String body = body(exchange);
    send(exchange, ACCEPTED, "{\"status\":\"OK\"}");
    invocation.answer().complete(new Answer(!path[1].equals("response"), body));
  }

  private void couldNotStart(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    send(exchange, ACCEPTED, "{\"status\":\"OK\"}");
    notStarted.complete(new Answer(true, body));
  }

  /** The function's process has ended, which no function does by itself. */
  void ended(String log) {
    notStarted.complete(new Answer(true, log));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
