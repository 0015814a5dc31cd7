package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.wire.Authority;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.RawRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Remembers what everybody would have had to be allowed, each thing once: by these records policies
 * are checked. Not among them are calls that a fault kept from being served, and calls of accounts
 * themselves, whom no policy restricts.
 */
public final class Accesses implements Authority {

  /** Begins the action of a call of which it is not known what it needs. */
  public static final String UNKNOWN = "unknown:";

  private static final int KEPT = 20_000;
  private static final String ROOT = ":root";

  private final Map<String, Demands> services;
  private final S3Demands s3;
  private final Set<Access> seen = new LinkedHashSet<>();
  private boolean full;

  /**
   * @param estate what there is
   */
  public Accesses(Estate estate) {
    s3 = new S3Demands(estate);
    Demands messaging = new MessagingDemands();
    services =
        Map.of(
            "rds", new RdsDemands(estate),
            "kms", new KmsDemands(estate),
            "secretsmanager", new SecretDemands(estate),
            "sqs", messaging,
            "sns", messaging,
            "events", messaging,
            "sts", messaging);
  }

  @Override
  public void check(Call call, SdkPojo request) {
    Demands demands = services.get(call.service());
    String unknown = UNKNOWN + call.service() + ":" + call.operation();
    note(
        call,
        demands
            .of(call, new Asked(request))
            .orElseGet(() -> Stream.of(Demand.of(unknown, Demand.NO_RESOURCE))));
  }

  @Override
  public void check(Call call, RawRequest request) {
    note(call, call.service().equals("s3") ? s3.of(request) : byName(call));
  }

  private static Stream<Demand> byName(Call call) {
    return Stream.of(Demand.of(call.service() + ":" + call.operation(), Demand.NO_RESOURCE));
  }

  private void note(Call call, Stream<Demand> demands) {
    if (call.principal().endsWith(ROOT)) {
      return;
    }
    List<Access> accesses = demands.map(demand -> access(call, demand)).toList();
    synchronized (seen) {
      full |= seen.size() + accesses.size() > KEPT;
      if (!full) {
        seen.addAll(accesses);
      }
    }
  }

  private static Access access(Call call, Demand demand) {
    Demand whole = demand.with("aws:requestedregion", call.region());
    return new Access(call.principal(), whole.action(), whole.resource(), whole.context());
  }

  /**
   * Everything that was done so far, in the order of its first time.
   *
   * @throws IllegalStateException if that is more than is kept: a part would prove nothing
   */
  public List<Access> all() {
    synchronized (seen) {
      if (full) {
        throw new IllegalStateException("There are more than %d accesses".formatted(KEPT));
      }
      return List.copyOf(seen);
    }
  }

  /** Forgets them. */
  public void clear() {
    synchronized (seen) {
      seen.clear();
      full = false;
    }
  }
}
