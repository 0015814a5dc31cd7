package io.snaprelay.infra.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * RDS's clock, as the services see it: how far it is ahead of theirs. Where the clock of the
 * services' machine jumps they see the same, the other way round.
 */
final class RdsClock {
  /** AWS refuses requests of whoever is further off: 5 minutes (signature version 4). */
  static final int FARTHEST_SECONDS = 280;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI control;
  private int ahead;

  RdsClock(URI aws) {
    this.control = aws.resolve("/_local/clock");
  }

  /**
   * Lets it jump.
   *
   * @param secondsAhead of the services' clock; negative for behind
   */
  void set(int secondsAhead) {
    String body = "{\"jumpSeconds\":%d}".formatted(secondsAhead - ahead);
    HttpRequest request =
        HttpRequest.newBuilder(control).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("The clock did not jump: " + answer.body());
      }
      ahead = secondsAhead;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
