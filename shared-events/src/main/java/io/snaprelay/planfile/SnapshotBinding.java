package io.snaprelay.planfile;

import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Export;
import io.snaprelay.plan.Retain;
import io.snaprelay.plan.Share;
import java.util.List;

/** The sections about snapshots. */
final class SnapshotBinding {
  private SnapshotBinding() {}

  static List<Copy> copies(Field section) {
    return targets(section).stream().map(SnapshotBinding::copy).toList();
  }

  /** One target stands there without a list. */
  static List<Field> targets(Field section) {
    return section.present() && section.items().isEmpty() ? List.of(section) : section.items();
  }

  private static Copy copy(Field field) {
    return new Copy(
        field.at("name").text(),
        field.at("region").required(),
        field.at("account").text(),
        field.at("kmsKey").text(),
        field.at("optionGroup").text(),
        field.at("from").text());
  }

  static Share share(Field field) {
    return new Share(field.at("accounts").texts());
  }

  static Export export(Field field) {
    return new Export(
        field.at("bucket").required(),
        field.at("prefix").text(),
        field.at("role").text(),
        field.at("kmsKey").text());
  }

  static Retain retain(Field field) {
    return new Retain(
        field.at("source").duration(), field.at("copies").map(SnapshotBinding::generations), true);
  }

  private static Retain.Generations generations(Field field) {
    return new Retain.Generations(
        field.at("daily").integer().orElse(0),
        field.at("weekly").integer().orElse(0),
        field.at("monthly").integer().orElse(0),
        field.at("yearly").integer().orElse(0),
        field.at("last").integer().orElse(0),
        field.at("within").duration());
  }
}
