package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.wire.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The sites that are deployed: a region has one if the restore-verify-service has a queue there.
 */
final class Sites {
  private final Estate estate;
  private final Map<String, Boolean> known = new HashMap<>();

  Sites(Estate estate) {
    this.estate = estate;
  }

  /** Whether there is a site in a region. */
  boolean isAt(String region) {
    return known.computeIfAbsent(region, this::look);
  }

  private boolean look(String region) {
    SqsClient sqs = estate.clients().sqs(region);
    return estate.reaches(new Spot(estate.account(), region))
        && Present.orNot(
                () ->
                    Optional.of(
                        AwsCalls.call(
                            "sqs:GetQueueUrl",
                            () ->
                                sqs.getQueueUrl(
                                    it -> it.queueName(Service.RESTORE_VERIFY.queueName())))))
            .isPresent();
  }

  /** The region of the site that restores what is restored in another; empty if there is none. */
  Optional<String> serving(String region) {
    return isAt(region) ? Optional.of(region) : rest();
  }

  /** That at home, if home has one: it takes what no other site does. */
  private Optional<String> rest() {
    String home = estate.home().region();
    return isAt(home)
        ? Optional.of(home)
        : estate.regions().stream().filter(this::isAt).findFirst();
  }

  /** Where databases of plans are restored, in whatever account. */
  List<Spot> restoring() {
    return estate.planned().stream()
        .filter(planned -> planned.plan().restoresTemporarily())
        .map(Planned::site)
        .distinct()
        .toList();
  }

  /** The regions of the sites that plans need; that of the rest if plans restore nothing. */
  Set<String> needed() {
    Set<String> needed =
        restoring().stream()
            .flatMap(spot -> serving(spot.region()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (needed.isEmpty()) {
      rest().ifPresent(needed::add);
    }
    return needed;
  }
}
