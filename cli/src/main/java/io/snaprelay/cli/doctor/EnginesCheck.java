package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.database.Engine;

/** Whether what is restored can come up where it is restored, and be proved there. */
final class EnginesCheck implements Check {
  @Override
  public String name() {
    return "engines";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    for (Planned planned : estate.planned()) {
      if (planned.plan().restoresTemporarily()
          && estate.reaches(Spot.of(planned.database()))
          && estate.reaches(planned.site())) {
        findings.attempt(planned.site().toString(), () -> of(planned, estate, findings));
      }
    }
  }

  private static void of(Planned planned, Estate estate, Findings findings) {
    estate
        .source(planned.database())
        .ifPresent(
            source -> {
              if (planned.plan().verify().isPresent()) {
                proved(planned, source, findings);
              }
              offered(planned, source, estate, findings);
            });
  }

  /** MySQL has a way in and no check of ours that ever ran on one. */
  private static void proved(Planned planned, Source source, Findings findings) {
    if (Engine.named(source.engine()).filter(it -> it != Engine.MYSQL).isEmpty()) {
      findings.add(
          FindingCode.ENGINE_NOT_PROVED,
          planned.field("verify"),
          "%s is of engine %s, which this release does not prove"
              .formatted(planned.database().arn(), source.engine()),
          "Leave verify out for it, or wait for a release that does");
    }
  }

  /** RDS withdraws versions, region by region (RDS API Reference, DescribeDBEngineVersions). */
  private static void offered(Planned planned, Source source, Estate estate, Findings findings) {
    boolean offered =
        AwsCalls.call(
            "rds:DescribeDBEngineVersions",
            () ->
                !estate
                    .clients()
                    .rds(new Spot(estate.account(), planned.site().region()))
                    .describeDBEngineVersions(
                        it -> it.engine(source.engine()).engineVersion(source.engineVersion()))
                    .dbEngineVersions()
                    .isEmpty());
    if (!offered) {
      findings.add(
          FindingCode.ENGINE_VERSION_NOT_OFFERED,
          planned.database().arn(),
          "RDS does not offer %s %s in %s, where it would be restored"
              .formatted(source.engine(), source.engineVersion(), planned.site()),
          "Upgrade the database, or prove it in another region");
    }
  }
}
