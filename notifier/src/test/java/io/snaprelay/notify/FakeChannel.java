package io.snaprelay.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody's channel: takes what is posted, answers as it is told, 200 if nobody told it. */
final class FakeChannel implements AutoCloseable {
  /** What it got. */
  record Received(byte[] body, Map<String, List<String>> headers) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }
  }

  private record Reply(int status, Map<String, String> headers) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch patience = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean slow;

  FakeChannel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  FakeChannel answers(int status) {
    return answers(status, Map.of());
  }

  FakeChannel answers(int status, Map<String, String> headers) {
    replies.add(new Reply(status, headers));
    return this;
  }

  /** It takes every request and never answers. */
  FakeChannel neverAnswers() {
    slow = true;
    return this;
  }

  List<Received> received() {
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
      Reply reply = replies.isEmpty() ? new Reply(200, Map.of()) : replies.remove();
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      exchange.sendResponseHeaders(reply.status(), -1);
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
