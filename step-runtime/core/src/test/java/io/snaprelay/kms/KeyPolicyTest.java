package io.snaprelay.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a key, by its policy alone. */
class KeyPolicyTest {
  private static final String THEM = "444444444444";
  private static final String OTHERS = "555555555555";
  private static final String NEEDED =
      "[\"kms:DescribeKey\", \"kms:Decrypt\", \"kms:CreateGrant\"]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AWS\": \"444444444444\"}",
        "{\"AWS\": \"arn:aws:iam::444444444444:root\"}",
        "{\"AWS\": [\"arn:aws:iam::111111111111:root\", \"arn:aws:iam::444444444444:role/dev\"]}",
        "{\"AWS\": \"arn:aws-us-gov:iam::444444444444:root\"}",
        "{\"AWS\": \"*\"}",
        "\"*\""
      })
  void anAccountIsLetInHoweverItIsNamed(String principal) {
    assertEquals(List.of(), shutOut(statement("Allow", principal, NEEDED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"kms:*\"", "\"*\"", "[\"kms:Describe*\", \"KMS:decrypt\", \"kms:Cre*\"]"})
  void actionsMayBeWrittenWithWildcardsAndInAnyCase(String actions) {
    assertEquals(List.of(), shutOut(statement("Allow", aws(THEM), actions)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"kms:Decrypt\"]",
        "[\"kms:DescribeKey\", \"kms:Decrypt\"]",
        "\"kms:Encrypt\"",
        "\"kms.*\"",
        "[]"
      })
  void anAccountThatMayNotDoAllThatARestoreNeedsIsShutOut(String actions) {
    assertEquals(List.of(THEM), shutOut(statement("Allow", aws(THEM), actions)));
  }

  @Test
  void anAccountThatNoStatementNamesIsShutOut() {
    assertEquals(List.of(THEM), shutOut(statement("Allow", aws(OTHERS), NEEDED)));
  }

  @Test
  void anAccountWhoseNumberOnlyBeginsLikeOneThatIsLetInIsShutOut() {
    assertEquals(List.of(THEM), shutOut(statement("Allow", aws("4444444444"), NEEDED)));
  }

  @Test
  void theActionsMayStandInSeveralStatements() {
    assertEquals(
        List.of(),
        shutOut(
            statement("Allow", aws(THEM), "\"kms:DescribeKey\""),
            statement("Allow", aws(THEM), "[\"kms:Decrypt\", \"kms:CreateGrant\"]")));
  }

  @Test
  void aDenialWinsOverEveryPermission() {
    assertEquals(
        List.of(THEM),
        shutOut(
            statement("Allow", aws(THEM), NEEDED), statement("Deny", "\"*\"", "\"kms:Decrypt\"")));
  }

  @Test
  void aConditionIsNotJudged() {
    String denied =
        "{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"kms:*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}";

    assertEquals(List.of(), shutOut(statement("Allow", aws(THEM), NEEDED), denied));
  }

  @Test
  void aPolicyOfOneStatementNeedsNoBrackets() {
    String json = "{\"Statement\": " + statement("Allow", aws(THEM), NEEDED) + "}";

    assertEquals(List.of(), KeyPolicy.read(json).shutsOut(List.of(THEM)));
  }

  @Test
  void theStatementThatIsAskedForLetsThemIn() {
    List<String> both = List.of(THEM, OTHERS);

    assertEquals(both, read(statement("Allow", aws("111111111111"), "\"kms:*\"")).shutsOut(both));
    assertEquals(List.of(), read(KeyPolicy.statementFor(both)).shutsOut(both));
  }

  @Test
  void whatIsNoJsonIsNoPolicy() {
    assertThrows(IllegalArgumentException.class, () -> KeyPolicy.read("Statement"));
  }

  private static List<String> shutOut(String... statements) {
    return read(statements).shutsOut(List.of(THEM));
  }

  private static KeyPolicy read(String... statements) {
    return KeyPolicy.read(
        "{\"Version\": \"2012-10-17\", \"Statement\": [%s]}"
            .formatted(String.join(", ", statements)));
  }

  private static String aws(String account) {
    return "{\"AWS\": \"%s\"}".formatted(account);
  }

  private static String statement(String effect, String principal, String actions) {
    return "{\"Effect\": \"%s\", \"Principal\": %s, \"Action\": %s, \"Resource\": \"*\"}"
        .formatted(effect, principal, actions);
  }
}
