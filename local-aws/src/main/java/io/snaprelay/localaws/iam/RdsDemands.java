package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.iam.RdsResources.Named;
import io.snaprelay.localaws.wire.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What RDS asks IAM about its callers: about each resource of a call with that resource's tags, and
 * about what RDS then does in the caller's name.
 */
final class RdsDemands implements Demands {

  private static final Set<String> MAKES_WHAT_IT_TAGS =
      Set.of(
          "CreateDBSnapshot",
          "CreateDBClusterSnapshot",
          "CopyDBSnapshot",
          "CopyDBClusterSnapshot",
          "CreateDBInstance",
          "RestoreDBInstanceFromDBSnapshot",
          "RestoreDBInstanceToPointInTime",
          "RestoreDBClusterFromSnapshot",
          "RestoreDBClusterToPointInTime");

  private final Estate estate;
  private final RdsInTheCallersName further;

  RdsDemands(Estate estate) {
    this.estate = estate;
    this.further = new RdsInTheCallersName(estate);
  }

  @Override
  public Optional<Stream<Demand>> of(Call call, Asked asked) {
    return RdsResources.of(call.operation()).map(rows -> demands(call, asked, rows));
  }

  private Stream<Demand> demands(Call call, Asked asked, List<Named> rows) {
    Map<String, List<String>> request = requestTags(asked);
    List<String> arns = rows.stream().flatMap(row -> arns(call, asked, row)).toList();
    List<String> judged = arns.isEmpty() ? List.of(Demand.NO_RESOURCE) : arns;
    Stream<Demand> own =
        judged.stream().map(arn -> demand("rds:" + call.operation(), arn).with(request));
    return Stream.of(own, tagging(call, asked, arns, request), further.of(call, asked))
        .flatMap(all -> all);
  }

  private Demand demand(String action, String arn) {
    Map<String, List<String>> tags = new TreeMap<>();
    estate
        .thing(arn)
        .tags()
        .forEach((key, value) -> tags.put(TagKeys.ofResource(key), List.of(value)));
    return Demand.of(action, arn).with(tags);
  }

  private static Map<String, List<String>> requestTags(Asked asked) {
    return TagKeys.ofRequest(asked.tags(), asked.tagKeys());
  }

  /** Whoever makes something with tags must be allowed to tag it, too. */
  private static Stream<Demand> tagging(
      Call call, Asked asked, List<String> arns, Map<String, List<String>> request) {
    if (asked.tags().isEmpty() || !MAKES_WHAT_IT_TAGS.contains(call.operation())) {
      return Stream.empty();
    }
    return Stream.of(Demand.of("rds:AddTagsToResource", made(call, arns)).with(request));
  }

  /** The new thing: of a copy and of a snapshot the second that is named, else the first. */
  private static String made(Call call, List<String> arns) {
    boolean second = call.operation().startsWith("Copy") || call.operation().endsWith("Snapshot");
    return arns.get(second && !call.operation().startsWith("Restore") ? 1 : 0);
  }

  private Stream<String> arns(Call call, Asked asked, Named row) {
    Optional<String> named = asked.text(row.member()).filter(text -> !text.isEmpty());
    return named.isPresent()
        ? Stream.of(arn(call, row.type(), named.get()))
        : unnamed(call, asked, row);
  }

  private Stream<String> unnamed(Call call, Asked asked, Named row) {
    return switch (row.otherwise()) {
      case NOTHING -> Stream.empty();
      case ALL_OF_THE_TYPE -> Stream.of(arn(call, row.type(), "*"));
      case THE_DEFAULT ->
          defaultGroup(call, asked, row).map(group -> arn(call, row.type(), group)).stream();
    };
  }

  private Optional<String> defaultGroup(Call call, Asked asked, Named row) {
    Estate.Thing model =
        call.operation().startsWith("Restore")
            ? estate.thing(further.restored(call, asked))
            : estate.likeNew(
                asked.text("Engine").orElse(""), asked.text("EngineVersion").orElse(null));
    return row.type().equals("og") ? model.optionGroup() : model.parameterGroup();
  }

  static String arn(Call call, String type, String named) {
    return named.startsWith("arn:")
        ? named
        : "arn:aws:rds:%s:%s:%s:%s".formatted(call.region(), call.account(), type, named);
  }
}
