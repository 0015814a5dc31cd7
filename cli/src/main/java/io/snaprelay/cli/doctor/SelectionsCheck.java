package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.plan.Select;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** Whether plans that choose their databases by a tag choose any. */
final class SelectionsCheck implements Check {
  @Override
  public String name() {
    return "selections";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    new TreeMap<>(estate.file().plans())
        .forEach(
            (name, plan) ->
                plan.select()
                    .ifPresent(
                        select -> {
                          String field = "plans.%s.select".formatted(name);
                          findings.attempt(field, () -> of(field, select, estate, findings));
                        }));
  }

  private static void of(String field, Select select, Estate estate, Findings findings) {
    boolean any =
        select.accountsOr(estate.account()).stream()
            .flatMap(owner -> select.regions().stream().map(region -> new Spot(owner, region)))
            .filter(estate::reaches)
            .flatMap(spot -> tags(estate.clients().rds(spot)))
            .anyMatch(tags -> tags.contains(tag(select)));
    if (!any) {
      findings.add(
          FindingCode.NOTHING_SELECTED,
          field,
          "No database in %s%s has the tag %s=%s"
              .formatted(
                  String.join(", ", select.regions()),
                  select.accounts().isEmpty() ? "" : " of " + String.join(", ", select.accounts()),
                  select.key(),
                  select.value()),
          "Tag the databases, or correct the tag");
    }
  }

  private static Tag tag(Select select) {
    return Tag.builder().key(select.key()).value(select.value()).build();
  }

  private static Stream<List<Tag>> tags(RdsClient rds) {
    return Stream.concat(
        AwsCalls.call(
            "rds:DescribeDBInstances",
            () ->
                rds.describeDBInstancesPaginator().dbInstances().stream()
                    .map(it -> it.tagList())
                    .toList()
                    .stream()),
        AwsCalls.call(
            "rds:DescribeDBClusters",
            () ->
                rds.describeDBClustersPaginator().dbClusters().stream()
                    .map(it -> it.tagList())
                    .toList()
                    .stream()));
  }
}
