package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.plan.Copy;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.OptionGroup;

/**
 * Option groups do not travel: a copy in another region or account names one of there, or gets the
 * default one (RDS User Guide, "Copying a DB snapshot", option group considerations).
 */
final class OptionGroupsCheck implements Check {
  @Override
  public String name() {
    return "option groups";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    for (Planned planned : estate.planned()) {
      for (Copy copy : planned.plan().copies()) {
        if (estate.reaches(Spot.of(planned.database())) && estate.reaches(planned.spot(copy))) {
          findings.attempt(
              planned.field(copy, "optionGroup"), () -> of(planned, copy, estate, findings));
        }
      }
    }
  }

  private static void of(Planned planned, Copy copy, Estate estate, Findings findings) {
    Optional<Source> source = estate.source(planned.database());
    copy.optionGroup()
        .ifPresentOrElse(
            name -> source.ifPresent(it -> named(name, planned, copy, it, estate, findings)),
            () ->
                source
                    .flatMap(Source::optionGroup)
                    .filter(group -> !planned.spot(copy).equals(Spot.of(planned.database())))
                    .ifPresent(group -> lost(group, planned, copy, findings)));
  }

  private static void lost(String group, Planned planned, Copy copy, Findings findings) {
    findings.add(
        FindingCode.OPTION_GROUP_NOT_MAPPED,
        planned.field(copy, "optionGroup"),
        "%s has the option group '%s'; the copy in %s would get the default one, and RDS refuses that where an option is permanent"
            .formatted(planned.database().arn(), group, planned.spot(copy)),
        "Create an option group like it there, and name it");
  }

  private static void named(
      String name, Planned planned, Copy copy, Source source, Estate estate, Findings findings) {
    Optional<OptionGroup> group = find(estate.clients().rds(planned.spot(copy)), name);
    if (group.filter(it -> fits(it, source)).isEmpty()) {
      findings.add(
          FindingCode.OPTION_GROUP_NOT_FOUND,
          planned.field(copy, "optionGroup"),
          "RDS knows no option group '%s' for %s %s in %s"
              .formatted(name, source.engine(), source.engineVersion(), planned.spot(copy)),
          "Create it there, or leave it out for the default one");
    }
  }

  private static boolean fits(OptionGroup group, Source source) {
    return group.engineName().equals(source.engine())
        && (source.engineVersion() + ".").startsWith(group.majorEngineVersion() + ".");
  }

  private static Optional<OptionGroup> find(RdsClient rds, String name) {
    return Present.orNot(
        () ->
            AwsCalls.call(
                    "rds:DescribeOptionGroups",
                    () ->
                        rds.describeOptionGroups(it -> it.optionGroupName(name)).optionGroupsList())
                .stream()
                .findFirst());
  }
}
