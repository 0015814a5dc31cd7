package io.snaprelay.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Whom a person wants to let in or to shut out, and whether that is done or only shown. */
final class ShareWish {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  @Option(
      names = "--snapshot",
      paramLabel = "NAME",
      description = "Only this snapshot, by identifier or ARN.")
  private String snapshot;

  @Option(
      names = "--with",
      paramLabel = "ACCOUNT",
      split = ",",
      description = "Let these in too, whatever the plan says; needs --snapshot.")
  private List<String> with = List.of();

  @Option(
      names = "--without",
      paramLabel = "ACCOUNT",
      split = ",",
      description = "Shut these out, whatever the plan says; needs --snapshot.")
  private List<String> without = List.of();

  @Option(names = "--apply", description = "Let in who is missing, and shut out who is too many.")
  private boolean apply;

  @Option(
      names = "--dry-run",
      description = "Say what --apply would do, or why it would not; nothing is changed.")
  private boolean dryRun;

  /**
   * Finds what cannot be meant.
   *
   * @throws Complaint if there is anything
   */
  void check() {
    if (apply && dryRun) {
      throw Complaint.usage("Give --apply or --dry-run, not both");
    }
    if (snapshot == null && isByHand()) {
      throw Complaint.usage("--with and --without are about one snapshot: name it by --snapshot");
    }
    Stream.concat(with.stream(), without.stream())
        .filter(account -> !ACCOUNT.matcher(account).matches())
        .findFirst()
        .ifPresent(
            account -> {
              throw Complaint.usage("'%s' is no account id: it has 12 digits".formatted(account));
            });
    with.stream()
        .filter(without::contains)
        .findFirst()
        .ifPresent(
            account -> {
              throw Complaint.usage("%s is to be let in and shut out".formatted(account));
            });
  }

  boolean isApplied() {
    return apply;
  }

  /** Whether it is looked what stands in the way of a change. */
  boolean isWeighed() {
    return apply || dryRun;
  }

  boolean includes(OwnSnapshots.Own own) {
    return snapshot == null
        || snapshot.equals(own.state().ref().identifier())
        || snapshot.equals(own.state().ref().arn());
  }

  /** Whether it is about one snapshot only, be it one that its plan shares with nobody. */
  boolean isAboutOne() {
    return snapshot != null;
  }

  /**
   * Finds that nothing bears the name.
   *
   * @param found whether one was found
   * @throws Complaint if the one that is named was not
   */
  void found(boolean found) {
    if (isAboutOne() && !found) {
      throw Complaint.usage(
          "'%s' is no available snapshot that a run of these plans has made: only such are shared"
              .formatted(snapshot));
    }
  }

  boolean isByHand() {
    return !with.isEmpty() || !without.isEmpty();
  }

  /**
   * Who should be let in.
   *
   * @param planned whom the plan names
   * @param seen who is
   */
  List<String> wanted(List<String> planned, List<String> seen) {
    return isByHand()
        ? Stream.concat(seen.stream(), with.stream())
            .filter(account -> !without.contains(account))
            .distinct()
            .toList()
        : planned;
  }
}
