package io.snaprelay.localaws.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.snaprelay.localaws.iam.Accesses;
import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP under {@code /_local/}, JSON in and out:
 *
 * <pre>
 * GET    /_local/health                                   {"status":"ok"}
 * GET    /_local/requests?limit=100                       counts per action and outcome, latest calls
 * DELETE /_local/requests                                 forgets them
 * GET    /_local/accesses                                 what callers would have had to be allowed
 * DELETE /_local/accesses                                 forgets it
 * GET    /_local/clock                                    mode and time
 * POST   /_local/clock     {"advanceSeconds": 300}        a manual clock; {"jumpSeconds": -60} a real one
 * GET    /_local/faults                                   what is set
 * POST   /_local/faults    {"seed":1, "calls":[...], "events":{...}, "queues":{...}}  replaces
 * DELETE /_local/faults                                   clears
 * POST   /_local/...                                      what services add, see ControlRoute
 * </pre>
 */
public final class ControlApi {

  public static final String PREFIX = "/_local/";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final RequestLog log;
  private final Accesses accesses;
  private final FaultPlan faults;
  private final Timeline timeline;
  private final Map<String, ControlRoute> routes = new ConcurrentHashMap<>();

  public ControlApi(RequestLog log, Accesses accesses, FaultPlan faults, Timeline timeline) {
    this.log = log;
    this.accesses = accesses;
    this.faults = faults;
    this.timeline = timeline;
  }

  /** Adds what POST does under these names. */
  public ControlApi with(Map<String, ControlRoute> more) {
    routes.putAll(more);
    return this;
  }

  /** Answers a request whose path begins with {@link #PREFIX}. */
  public RawResponse handle(RawRequest request) {
    try {
      return route(request);
    } catch (JsonProcessingException e) {
      return refusal(400, BadJson.reason(e));
    } catch (AwsError e) {
      return refusal(e.status(), e.code() + ": " + e.getMessage());
    } catch (IllegalArgumentException | NullPointerException e) {
      return refusal(400, e.getMessage());
    } catch (IOException | IllegalStateException e) {
      return refusal(500, e.getMessage());
    }
  }

  private RawResponse route(RawRequest request) throws IOException {
    String route = request.method() + " " + request.path().substring(PREFIX.length());
    return switch (route) {
      case "GET health" -> json(Map.of("status", "ok"));
      case "GET requests" -> requests(request);
      case "DELETE requests" -> {
        log.clear();
        yield json(Map.of());
      }
      case "GET accesses" -> json(Map.of("accesses", accesses.all()));
      case "DELETE accesses" -> {
        accesses.clear();
        yield json(Map.of());
      }
      case "GET clock" -> clock();
      case "POST clock" -> move(JSON.readValue(request.body(), ClockMove.class));
      case "GET faults" -> json(faults.faults());
      case "POST faults" -> set(JSON.readValue(request.body(), Faults.class));
      case "DELETE faults" -> set(Faults.NONE);
      default -> added(request);
    };
  }

  private RawResponse added(RawRequest request) throws IOException {
    ControlRoute route = routes.get(request.path().substring(PREFIX.length()));
    if (route == null || !request.method().equals("POST")) {
      return refusal(404, "There is no " + request.method() + " " + request.path());
    }
    String answer = route.post(new String(request.body(), StandardCharsets.UTF_8));
    return RawResponse.text(200, "application/json", answer);
  }

  private RawResponse requests(RawRequest request) {
    List<LoggedCall> calls = log.calls();
    int limit = Math.max(0, Integer.parseInt(request.parameter("limit").orElse("100")));
    List<LoggedCall> latest = calls.subList(Math.max(0, calls.size() - limit), calls.size());
    return json(Map.of("counts", log.counts(), "requests", latest));
  }

  private RawResponse clock() {
    return json(Map.of("mode", mode(), "now", timeline.now().toString()));
  }

  private String mode() {
    return timeline instanceof ManualTimeline ? "manual" : "real";
  }

  private RawResponse move(ClockMove move) {
    try {
      return move.apply(timeline)
          ? clock()
          : refusal(409, "A manual clock is advanced, a real one jumps; this one is " + mode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refusal(503, "Interrupted while the clock was moved");
    }
  }

  private RawResponse set(Faults wanted) {
    faults.set(Objects.requireNonNull(wanted, "The body is null"));
    return json(wanted);
  }

  private static RawResponse refusal(int status, String message) {
    return RawResponse.text(status, "application/json", text(Map.of("error", message)));
  }

  private static RawResponse json(Object value) {
    return RawResponse.text(200, "application/json", text(value));
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
