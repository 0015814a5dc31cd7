package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.snaprelay.localaws.wire.Honoured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;

/**
 * A handler says which members of a request it acts upon; all others are refused. This looks into
 * the byte code for a call of the getter of each of them: a member that nobody reads would be
 * ignored silently.
 */
class EveryHonouredMemberIsReadTest {

  /** Accepted although nothing depends on them. */
  private static final Map<String, Set<String>> EXPLAINED =
      Map.of(
          "the SDKs add it to a copy from another region; the source's ARN says the same",
          Set.of(
              "rds:CopyDBSnapshot PreSignedUrl",
              "rds:CopyDBSnapshot SourceRegion",
              "rds:CopyDBClusterSnapshot PreSignedUrl",
              "rds:CopyDBClusterSnapshot SourceRegion"),
          "there is nothing of the kind: it passes every filter and has no pages",
          Set.of(
              "rds:DescribeBlueGreenDeployments Filters",
              "rds:DescribeBlueGreenDeployments Marker",
              "rds:DescribeBlueGreenDeployments MaxRecords",
              "rds:DescribeDBProxies Filters",
              "rds:DescribeDBProxies Marker",
              "rds:DescribeDBProxies MaxRecords",
              "rds:DescribePendingMaintenanceActions Filters",
              "rds:DescribePendingMaintenanceActions Marker",
              "rds:DescribePendingMaintenanceActions MaxRecords"));

  /** What is copied by name into another request, of which its members are read. */
  private static final Map<Class<?>, Class<?>> COPIED =
      Map.of(
          RestoreDbInstanceToPointInTimeRequest.class,
          RestoreDbInstanceFromDbSnapshotRequest.class,
          RestoreDbClusterToPointInTimeRequest.class,
          RestoreDbClusterFromSnapshotRequest.class);

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.snaprelay.localaws");

  @Test
  void noMemberIsHonouredByNameOnly() throws Exception {
    Set<String> read = gettersRead();
    try (LocalAws aws = LocalAws.builder().lazyServers(true).start()) {
      List<Honoured> honoured = aws.honoured();
      assertTrue(honoured.size() > 200, "only " + honoured.size() + " members are honoured");
      assertEquals(
          explained(),
          honoured.stream()
              .filter(member -> !member.member().isEmpty())
              .filter(member -> getters(member).noneMatch(read::contains))
              .map(member -> member.operation() + " " + member.member())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static Set<String> explained() {
    return EXPLAINED.values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> getters(Honoured member) {
    Class<?> own = member.request();
    return Stream.of(own, COPIED.getOrDefault(own, own))
        .map(request -> request.getName() + "." + member.member().toLowerCase(Locale.ROOT))
        .flatMap(getter -> Stream.of("", "asstring", "asstrings").map(ending -> getter + ending));
  }

  /** As "class.getter"; the SDK's capitals differ from the wire's, so all is in lower case. */
  private static Set<String> gettersRead() {
    return CODE.stream()
        .flatMap(c -> c.getCodeUnitAccessesFromSelf().stream())
        .map(JavaCodeUnitAccess::getTarget)
        .map(t -> t.getOwner().getName() + "." + t.getName().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
