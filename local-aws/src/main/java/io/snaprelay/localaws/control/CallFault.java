package io.snaprelay.localaws.control;

import io.snaprelay.localaws.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A rule that makes some calls fail. All members but action and effect may be left out.
 *
 * @param action {@code rds:CopyDBSnapshot}, {@code rds:*} or {@code *}
 * @param account only calls of this account
 * @param region only calls in this region
 * @param probability share of the calls concerned, 1 by default
 * @param nth only these of the calls concerned, counted from 1
 * @param fromSeconds start of the time in which the rule holds, counted from when it was set
 * @param forSeconds length of that time; without end if left out
 * @param status HTTP status of {@link Effect#ERROR}
 * @param code error code of {@link Effect#ERROR}
 * @param millis delay of {@link Effect#LATENCY}
 */
public record CallFault(
    String action,
    Effect effect,
    String account,
    String region,
    Double probability,
    List<Integer> nth,
    Long fromSeconds,
    Long forSeconds,
    Integer status,
    String code,
    Long millis) {

  public CallFault {
    Objects.requireNonNull(effect, "effect is one of throttle, error, latency, lost-reply");
    if (action == null || !action.matches("\\*|[a-z0-9]+:(\\*|[A-Za-z0-9]+\\*?)")) {
      throw new IllegalArgumentException("action is like rds:CopyDBSnapshot, not " + action);
    }
    probability = Check.probability("probability", probability, 1);
    nth = nth == null ? List.of() : List.copyOf(nth);
    fromSeconds = Check.notNegative("fromSeconds", fromSeconds);
    forSeconds = forSeconds == null ? null : Check.notNegative("forSeconds", forSeconds);
    status = status == null ? 500 : status;
    code = code == null ? "InternalFailure" : code;
    millis = Check.notNegative("millis", millis);
  }

  /** A rule that always holds. */
  public static CallFault of(String action, Effect effect) {
    return new CallFault(action, effect, null, null, null, null, null, null, null, null, null);
  }

  /** The same for a share of the calls. */
  public CallFault withProbability(double share) {
    return new CallFault(
        action, effect, account, region, share, nth, fromSeconds, forSeconds, status, code, millis);
  }

  /** The same for certain calls only, counted from 1. */
  public CallFault withNth(Integer... calls) {
    List<Integer> chosen = List.of(calls);
    return new CallFault(
        action,
        effect,
        account,
        region,
        probability,
        chosen,
        fromSeconds,
        forSeconds,
        status,
        code,
        millis);
  }

  boolean concerns(Call call, Duration sinceSet) {
    String name = call.service() + ":" + call.operation();
    return Pattern.matches(action.replace("*", ".*"), name)
        && (account == null || account.equals(call.account()))
        && (region == null || region.equals(call.region()))
        && holds(sinceSet);
  }

  private boolean holds(Duration sinceSet) {
    long seconds = sinceSet.toSeconds();
    return seconds >= fromSeconds && (forSeconds == null || seconds < fromSeconds + forSeconds);
  }

  /**
   * Whether the fault strikes.
   *
   * @param count which of the calls concerned this one is, from 1
   */
  boolean strikes(long count, Draw draw) {
    return (nth.isEmpty() || nth.contains((int) count)) && draw.happens(probability);
  }
}
