package io.snaprelay.notify.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Brings JSON to one address. What comes back is always an answer, never an exception. */
@ApplicationScoped
class Postman {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Duration timeout;
  private final HttpClient client;

  Postman(ChannelConfig config) {
    this.timeout = config.delivery().timeout();
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  Answer post(URI address, byte[] json) {
    return post(address, json, Map.of());
  }

  /** Posts it; the time-out covers all of the exchange. */
  Answer post(URI address, byte[] json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<Void>> exchange =
        client.sendAsync(request.build(), BodyHandlers.discarding());
    return exchange
        .copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle((response, failure) -> failure == null ? answer(response) : failed(failure))
        .whenComplete((answer, never) -> exchange.cancel(true))
        .join();
  }

  private static Answer answer(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer.Accepted();
    }
    String reason = "it answers HTTP " + status;
    return mayPass(status)
        ? new Answer.Failed(reason, wait(response))
        : new Answer.Refused(reason + (status / 100 == 3 ? "; redirects are not followed" : ""));
  }

  private static boolean mayPass(int status) {
    return status >= 500
        || status == REQUEST_TIMEOUT
        || status == TOO_EARLY
        || status == TOO_MANY_REQUESTS;
  }

  private static Optional<Duration> wait(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }

  /** The exception's text may hold the address. */
  private Answer failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean slow = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    return new Answer.Failed(
        slow
            ? "no answer within %s s".formatted(timeout.toSeconds())
            : "it cannot be reached (%s)".formatted(cause.getClass().getSimpleName()));
  }
}
