package io.snaprelay.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Somebody's channel: takes what is posted, answers as it is told, 200 if nobody told it. */
public final class FakeChannel implements AutoCloseable {
  /** What it got. */
  public record Received(byte[] body, Map<String, List<String>> headers) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return Json.mapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The fields of a form, decoded. */
    public Map<String, String> form() {
      return Arrays.stream(text().split("&"))
          .map(field -> field.split("=", 2))
          .collect(
              Collectors.toMap(
                  field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
  }

  private record Reply(int status, Map<String, String> headers, String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch patience = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean slow;

  public FakeChannel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  public FakeChannel answers(int status) {
    return answers(status, Map.of());
  }

  public FakeChannel answers(int status, Map<String, String> headers) {
    return answers(status, headers, "");
  }

  public FakeChannel answers(int status, Map<String, String> headers, String body) {
    replies.add(new Reply(status, headers, body));
    return this;
  }

  /** It takes every request and never answers. */
  public FakeChannel neverAnswers() {
    slow = true;
    return this;
  }

  public List<Received> received() {
    return received;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestBody().readAllBytes(), Map.copyOf(exchange.getRequestHeaders())));
      if (slow) {
        hold();
      }
      Reply reply = replies.isEmpty() ? new Reply(200, Map.of(), "") : replies.remove();
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void hold() {
    try {
      if (!patience.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("Nobody closed the channel");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    patience.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
