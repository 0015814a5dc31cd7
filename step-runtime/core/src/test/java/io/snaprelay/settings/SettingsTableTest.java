package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * docs/settings.md is printed by this test. Which setting a member of RDS's answer is, is found out
 * and not written down: a description in which this member alone is set has a setting that an empty
 * one has not.
 */
class SettingsTableTest {
  private static final Path PAGE = Path.of("../../docs/settings.md");
  private static final Path PRINTED = Path.of("target/settings.md");
  private static final String GENERATED = "<!-- generated from here -->\n";

  @Test
  void theTableOfTheDocumentsIsTheOneOfTheCode() throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    int mark = page.indexOf(GENERATED);
    assertTrue(mark > 0, "no mark in " + PAGE);
    Files.writeString(PRINTED, table());

    assertEquals(
        table(),
        page.substring(mark + GENERATED.length()),
        "put what is in " + PRINTED + " after the mark in " + PAGE);
  }

  @Test
  void everyMemberOfRdsAnswersIsASettingOrKnownNotToBe() {
    assertEquals(Set.of(), undecided(INSTANCES, NotSettings.OF_INSTANCES));
    assertEquals(Set.of(), undecided(CLUSTERS, NotSettings.OF_CLUSTERS));
  }

  /** A reason that outlived its member, or that a setting has overtaken, is a lie. */
  @Test
  void nothingIsCalledNoSettingThatIsOneOrThatRdsDoesNotShow() {
    assertEquals(Set.of(), stale(INSTANCES, NotSettings.OF_INSTANCES));
    assertEquals(Set.of(), stale(CLUSTERS, NotSettings.OF_CLUSTERS));
  }

  /** Its mode counts only while its status says that it runs. */
  private static final List<String> TOGETHER = List.of("activityStream");

  @Test
  void everySettingIsReadFromSomeMember() {
    assertEquals(TOGETHER, unread(SettingCatalog.INSTANCE, INSTANCES));
    assertEquals(TOGETHER, unread(SettingCatalog.CLUSTER, CLUSTERS));
    assertEquals(List.of(), unread(SettingCatalog.MEMBER, MEMBERS));
  }

  private record Described(
      Supplier<SdkBuilder<?, ?>> empty, Function<Object, Map<String, String>> settings) {
    Map<String, Set<String>> byMember() {
      Map<String, Set<String>> settings = new TreeMap<>();
      for (SdkField<?> field : ((SdkPojo) empty.get()).sdkFields()) {
        settings.put(field.memberName(), changedBy(field));
      }
      return settings;
    }

    private Set<String> changedBy(SdkField<?> field) {
      SdkBuilder<?, ?> one = empty.get();
      SampledFields.fill(field, one);
      Map<String, String> before = settings.apply(empty.get().build());
      Map<String, String> after = new TreeMap<>(settings.apply(one.build()));
      after.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
      return new TreeSet<>(after.keySet());
    }
  }

  private static final Described INSTANCES =
      new Described(
          DBInstance::builder,
          it ->
              values(
                  SettingCatalog.INSTANCE, each -> ((InstanceSetting) each).of((DBInstance) it)));
  private static final Described MEMBERS =
      new Described(
          DBInstance::builder,
          it -> values(SettingCatalog.MEMBER, each -> ((MemberSetting) each).of((DBInstance) it)));
  private static final Described CLUSTERS =
      new Described(
          DBCluster::builder,
          it -> values(SettingCatalog.CLUSTER, each -> ((ClusterSetting) each).of((DBCluster) it)));

  private static Map<String, String> values(
      SettingCatalog catalog, Function<Setting, Optional<String>> read) {
    Map<String, String> values = new TreeMap<>();
    catalog
        .all()
        .forEach(
            each -> read.apply(each).ifPresent(value -> values.put(each.settingName(), value)));
    return values;
  }

  private static Set<String> undecided(Described described, Map<String, String> known) {
    Set<String> left = new TreeSet<>();
    described.byMember().forEach((member, settings) -> left.addAll(undecided(member, settings)));
    left.removeAll(known.keySet());
    return left;
  }

  private static Set<String> undecided(String member, Set<String> settings) {
    return settings.isEmpty() ? Set.of(member) : Set.of();
  }

  private static Set<String> stale(Described described, Map<String, String> known) {
    Map<String, Set<String>> all = described.byMember();
    Set<String> stale = new TreeSet<>(known.keySet());
    stale.removeIf(member -> all.getOrDefault(member, Set.of("gone")).isEmpty());
    return stale;
  }

  private static List<String> unread(SettingCatalog catalog, Described described) {
    Set<String> read =
        described.byMember().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    return catalog.all().map(Setting::settingName).filter(name -> !read.contains(name)).toList();
  }

  private static String table() {
    return section("DB instances", SettingCatalog.INSTANCE, INSTANCES, NotSettings.OF_INSTANCES)
        + section("DB clusters", SettingCatalog.CLUSTER, CLUSTERS, NotSettings.OF_CLUSTERS)
        + section("Instances of Aurora clusters", SettingCatalog.MEMBER, MEMBERS, Map.of());
  }

  private static String section(
      String title, SettingCatalog catalog, Described described, Map<String, String> not) {
    StringBuilder text = new StringBuilder("\n## " + title + "\n\n");
    text.append("| RDS calls it | setting | how a restore gets it | if it differs |\n");
    text.append("|---|---|---|---|\n");
    described
        .byMember()
        .forEach(
            (member, settings) ->
                catalog
                    .all()
                    .filter(each -> settings.contains(each.settingName()))
                    .sorted(Comparator.comparing(Setting::settingName))
                    .forEach(each -> text.append(row(member, each))));
    if (!not.isEmpty()) {
      text.append("\n| no setting | because |\n|---|---|\n");
      new TreeMap<>(not)
          .forEach((member, why) -> text.append("| `%s` | %s |\n".formatted(member, why)));
    }
    return text.toString();
  }

  private static String row(String member, Setting setting) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            member,
            setting.settingName(),
            NotSettings.words(setting.way()),
            setting.way().reason());
  }
}
