package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the schema refuses, in the words of a plan file. */
class SchemaProblemsTest {
  @Test
  void aMisspeltSectionIsRecognised() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.snapshott: unknown field 'snapshott': "
                + "did you mean 'snapshot'?"),
        Plans.problems("misspelt-section"));
  }

  @Test
  void anUnknownFieldIsRefusedWithThoseThatExist() {
    assertEquals(
        List.of(
            "line 6, column 32: plans.nightly.snapshot.compression: unknown field "
                + "'compression'; known here are: source, within"),
        Plans.problems("field-that-does-not-exist"));
  }

  @Test
  void aDurationHasNoBlank() {
    assertEquals(
        List.of(
            "line 6, column 50: plans.nightly.verify.rto: '2 h' is not a duration: "
                + "write 30m, 2h or 7d"),
        Plans.problems("bad-duration"));
  }

  @Test
  void aDurationWithoutUnitIsNoDuration() {
    assertEquals(
        List.of(
            "line 6, column 25: plans.nightly.limits.deadline: '12' is not a "
                + "duration: write 30m, 2h or 7d"),
        Plans.problems("duration-as-number"));
  }

  @Test
  void anEmptySectionIsNotTakenForAnAbsentOne() {
    assertEquals(
        List.of(
            "line 6, column 10: plans.nightly.copy: nothing stands here; expected a "
                + "copy section: write { region: eu-central-1, kmsKey: alias/dr }"),
        Plans.problems("empty-section"));
  }

  @Test
  void aTextIsNoSection() {
    assertEquals(
        List.of(
            "line 6, column 11: plans.nightly.copy: 'eu-central-1' is not a copy "
                + "section: write { region: eu-central-1, kmsKey: alias/dr }"),
        Plans.problems("scalar-instead-of-section"));
  }

  @Test
  void eachCopyOfAListIsRead() {
    assertEquals(
        List.of(
            "line 7, column 19: plans.nightly.copy[0].region: 'eu-central1' is not an AWS region: write eu-west-1 or us-gov-west-1",
            "line 8, column 17: plans.nightly.copy[1].name: 'Vault' is not a name of at most 27 lower-case letters, digits and single hyphens: write vault",
            "line 8, column 24: plans.nightly.copy[1].regoin: unknown field 'regoin': did you mean 'region'?"),
        Plans.problems("copies-misspelt"));
  }

  @Test
  void aListOfNoCopiesIsNotTakenForNone() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.copy: an empty list is not a list of 1 to 20 copies: write [{ region: eu-central-1, kmsKey: alias/dr }]"),
        Plans.problems("no-copy-at-all"));
  }

  @Test
  void aSectionIsNoText() {
    assertEquals(
        List.of(
            "line 7, column 7: plans.nightly.copy.region: a mapping is not an AWS "
                + "region: write eu-west-1 or us-gov-west-1"),
        Plans.problems("section-instead-of-scalar"));
  }

  @Test
  void anUnknownWordIsRefusedWithThoseThatExist() {
    assertEquals(
        List.of(
            "line 6, column 14: plans.nightly.overlap: 'wait' is not a rule for "
                + "overlapping runs: write skip or queue"),
        Plans.problems("unknown-constant"));
  }

  @Test
  void anAccountWithoutQuotesWouldLoseItsLeadingZero() {
    assertEquals(
        List.of(
            "line 6, column 44: plans.nightly.copy.account: 012345678901 is a number "
                + "here: write it in quotes, \"012345678901\""),
        Plans.problems("account-without-quotes"));
  }

  @Test
  void anAccountHasTwelveDigits() {
    assertEquals(
        List.of(
            "line 6, column 25: plans.nightly.share.accounts[0]: '33333333333' is not"
                + " an AWS account of 12 digits: write \"111111111111\""),
        Plans.problems("account-too-short"));
  }

  @Test
  void aRegionHasThreeParts() {
    assertEquals(
        List.of(
            "line 6, column 21: plans.nightly.copy.region: 'eu-central1' is not an "
                + "AWS region: write eu-west-1 or us-gov-west-1"),
        Plans.problems("bad-region"));
  }

  @Test
  void aMissingFieldIsNamedOnce() {
    assertEquals(
        List.of(
            "line 6, column 5: plans.nightly.verify: 'instanceClass' is missing: "
                + "write { rto: 2h, instanceClass: db.t4g.medium }"),
        Plans.problems("missing-field"));
  }

  @Test
  void aMisspeltFieldIsNotReportedAsMissingToo() {
    assertEquals(
        List.of(
            "line 6, column 15: plans.nightly.verify.instanseClass: unknown field "
                + "'instanseClass': did you mean 'instanceClass'?"),
        Plans.problems("misspelt-required-field"));
  }

  @Test
  void aCheckIsOfOneKind() {
    assertEquals(
        List.of(
            "line 9, column 11: plans.nightly.verify.checks[0]: freshness and sql "
                + "exclude each other: write exactly one of freshness, sql, range, unique, notNull, login, writable"),
        Plans.problems("two-kinds-of-check"));
  }

  @Test
  void anEmptyCheckChecksNothing() {
    assertEquals(
        List.of(
            "line 9, column 11: plans.nightly.verify.checks[0]: write exactly one of "
                + "freshness, sql, range, unique, notNull, login, writable"),
        Plans.problems("no-kind-of-check"));
  }

  @Test
  void anAnswerIsExpectedInOneWay() {
    assertEquals(
        List.of(
            "line 9, column 49: plans.nightly.verify.checks[0].sql.expect: equals and"
                + " empty exclude each other: write exactly one of equals, between, empty, notEmpty"),
        Plans.problems("two-expectations"));
  }

  @Test
  void aTableIsNamedWithItsSchema() {
    assertEquals(
        List.of(
            "line 9, column 31: plans.nightly.verify.checks[0].freshness.table: "
                + "'orders' is not a table with its schema: write public.orders"),
        Plans.problems("table-without-schema"));
  }

  @Test
  void aMisspeltChannelIsOneProblem() {
    assertEquals(
        List.of(
            "line 6, column 17: plans.nightly.notify[0].slak: unknown field 'slak': "
                + "did you mean 'slack'?"),
        Plans.problems("misspelt-channel"));
  }

  @Test
  void aSecretAddressIsRefusedWithoutRepeatingIt() {
    assertEquals(
        List.of(
            "line 6, column 24: plans.nightly.notify[0].slack: this is not the name "
                + "of a channel in the notifier's configuration, where its secret address "
                + "stays: write ops"),
        Plans.problems("secret-address-of-a-channel"));
  }

  @Test
  void theLastVerifiedCopyIsAlwaysKept() {
    assertEquals(
        List.of(
            "line 6, column 33: plans.nightly.retain.keepLastVerified: 'false' is not"
                + " possible, because the last verified copy is never deleted: write true"),
        Plans.problems("last-verified-copy-may-go"));
  }

  @Test
  void aKmsKeyIsAnIdAnAliasOrAnArn() {
    assertEquals(
        List.of(
            "line 6, column 43: plans.nightly.copy.kmsKey: 'dr' is not a KMS key: "
                + "write alias/dr, 1234abcd-12ab-34cd-56ef-1234567890ab or "
                + "arn:aws:kms:eu-central-1:111111111111:alias/dr"),
        Plans.problems("not-a-key"));
  }

  @Test
  void aDatabaseStandsOnceInAPlan() {
    assertEquals(
        List.of(
            "line 5, column 5: plans.nightly.databases: 'orders' stands twice: write each once"),
        Plans.problems("database-twice"));
  }

  @Test
  void aDatabaseIsInstanceOrCluster() {
    assertEquals(
        List.of(
            "line 2, column 3: databases.orders: instance and cluster exclude each "
                + "other: write exactly one of instance, cluster"),
        Plans.problems("instance-and-cluster"));
  }

  @Test
  void aPlanWithoutDatabasesDoesNothing() {
    assertEquals(
        List.of("line 4, column 3: plans.nightly: write exactly one of databases, select"),
        Plans.problems("neither-databases-nor-select"));
  }

  @Test
  void anIdentifierFollowsTheGrammarOfRds() {
    assertEquals(
        List.of(
            "line 2, column 23: databases.orders.instance: 'orders--prod' is not an "
                + "RDS identifier of letters, digits and single hyphens: write orders-prod"),
        Plans.problems("identifier-with-two-hyphens"));
  }

  @Test
  void aNameHasNoDot() {
    assertEquals(
        List.of(
            "line 2, column 3: databases.orders.eu: 'orders.eu' is not a name of "
                + "letters, digits, hyphens and underscores: write orders or nightly-eu",
            "line 4, column 26: plans.nightly.databases[0]: 'orders.eu' is not a name"
                + " of letters, digits, hyphens and underscores: write orders or nightly-eu"),
        Plans.problems("name-with-a-dot"));
  }

  @Test
  void aFileWithoutPlansIsRefused() {
    assertEquals(
        List.of(
            "line 1, column 1: 'plans' is missing: write { databases: { orders: { "
                + "instance: orders-prod, region: eu-west-1 } }, plans: { nightly: { "
                + "databases: [orders] } } }"),
        Plans.problems("no-plans"));
  }

  @Test
  void aLineBreakIsPartOfNoIdentifier() {
    assertEquals(
        List.of(
            "line 2, column 23: databases.orders.instance: 'orders-prod\\n' is not an"
                + " RDS identifier of letters, digits and single hyphens: write orders-prod",
            "line 4, column 55: plans.nightly.limits.deadline: '12h\\n' is not a "
                + "duration: write 30m, 2h or 7d"),
        Plans.problems("line-break-at-the-end"));
  }
}
