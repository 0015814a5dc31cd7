package io.snaprelay.planfile;

import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Verify;
import io.snaprelay.plan.Verify.Scope;
import java.util.Arrays;
import java.util.Locale;

/** The sections about restored databases. */
final class RestoreBinding {
  private RestoreBinding() {}

  static Verify verify(Field field) {
    return new Verify(
        field.at("of").text().map(RestoreBinding::subject),
        field.at("rto").duration(),
        field.at("rpo").duration(),
        field.at("instanceClass").required(),
        field.at("keepOnFailure").duration(),
        field.at("login").text(),
        field.at("checks").items().stream().map(CheckBinding::of).toList(),
        scope(field),
        field.at("of").text().filter(RestoreBinding::isTarget));
  }

  private static Verify.Subject subject(String of) {
    return of.equals("source") ? Verify.Subject.SOURCE : Verify.Subject.COPY;
  }

  /** Any other word is the name of a copy. */
  static boolean isTarget(String of) {
    return Arrays.stream(Verify.Subject.values())
        .noneMatch(subject -> subject.name().toLowerCase(Locale.ROOT).equals(of));
  }

  private static Scope scope(Field field) {
    return new Scope(
        field.at("mode").constant(Verify.Mode.class).orElse(Scope.USUAL.mode()),
        field.at("heartbeat").text(),
        field
            .at("rowCounts")
            .at("mayShrink")
            .map(RestoreBinding::percent)
            .orElse(Scope.USUAL.mayShrink()),
        field.at("rowCounts").at("except").texts(),
        field.at("appendOnly").texts(),
        field.at("dropped").texts());
  }

  private static int percent(Field field) {
    return Integer.parseInt(field.required().replace("%", ""));
  }

  static Sanitize sanitize(Field field) {
    return new Sanitize(
        field.at("rules").required(),
        field.at("kmsKey").text(),
        field.at("share").texts(),
        field.at("keep").integer(),
        field.at("level").constant(Sanitize.Level.class).orElse(Sanitize.Level.L2));
  }
}
