package io.snaprelay.localaws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPolicyTest {

  private static final String DB = "arn:aws:rds:eu-west-1:111111111111:db:orders-prod";
  private static final String TEMPORARY =
      "arn:aws:rds:eu-west-1:111111111111:db:snaprelay-r1-restore";
  private static final Map<String, List<String>> NOTHING = Map.of();

  private static IdentityPolicy policy(String statement) {
    return IdentityPolicy.parse(
        List.of("{\"Version\": \"2012-10-17\", \"Statement\": [" + statement + "]}"));
  }

  private static IdentityPolicy deleteIf(String condition) {
    return policy(
        """
        {"Sid": "Delete", "Effect": "Allow", "Action": "rds:DeleteDBInstance",
         "Resource": "*", "Condition": %s}"""
            .formatted(condition));
  }

  private static boolean mayDelete(IdentityPolicy policy, Map<String, List<String>> context) {
    return policy.allows(new Access("role", "rds:DeleteDBInstance", DB, context));
  }

  /**
   * The trap of a policy that is in use: ForAllValues holds where the request has no tags, and a
   * deletion never has any.
   */
  @Test
  void forAllValuesAloneLetsEveryDatabaseBeDeleted() {
    IdentityPolicy trap =
        deleteIf("{\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"temporary\"]}}");

    assertTrue(mayDelete(trap, NOTHING), "AWS would allow it, and so must we say");
    assertFalse(mayDelete(trap, Map.of("aws:tagkeys", List.of("temporary", "other"))));
  }

  @Test
  void nullBesideForAllValuesClosesTheTrap() {
    IdentityPolicy closed =
        deleteIf(
            "{\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"temporary\"]},"
                + " \"Null\": {\"aws:TagKeys\": \"false\"}}");

    assertFalse(mayDelete(closed, NOTHING));
    assertTrue(mayDelete(closed, Map.of("aws:tagkeys", List.of("temporary"))));
  }

  @Test
  void forAnyValueNeedsOne() {
    IdentityPolicy any =
        deleteIf("{\"ForAnyValue:StringLike\": {\"aws:TagKeys\": [\"snaprelay:*\"]}}");

    assertFalse(mayDelete(any, NOTHING));
    assertFalse(mayDelete(any, Map.of("aws:tagkeys", List.of("other"))));
    assertTrue(mayDelete(any, Map.of("aws:tagkeys", List.of("other", "snaprelay:run"))));
  }

  @Test
  void aTagThatIsPresentIsEnoughForNullFalse() {
    IdentityPolicy tagged = deleteIf("{\"Null\": {\"aws:ResourceTag/snaprelay:run\": \"false\"}}");

    assertFalse(mayDelete(tagged, NOTHING));
    assertFalse(mayDelete(tagged, Map.of("aws:requesttag/snaprelay:run", List.of("r1"))));
    assertTrue(mayDelete(tagged, Map.of("aws:resourcetag/snaprelay:run", List.of("r1"))));
  }

  @ParameterizedTest
  @CsvSource({
    // operator, value of the policy, value of the request ("-" is none), holds
    "StringEquals, a, a, true",
    "StringEquals, a, A, false",
    "StringEquals, a, -, false",
    "StringEqualsIgnoreCase, a, A, true",
    "StringEqualsIfExists, a, -, true",
    "StringEqualsIfExists, a, b, false",
    "StringNotEquals, a, -, true",
    "StringNotEquals, a, a, false",
    "StringNotEquals, a, b, true",
    "StringLike, rds.*.amazonaws.com, rds.eu-west-1.amazonaws.com, true",
    "StringLike, rds.*.amazonaws.com, s3.eu-west-1.amazonaws.com, false",
    "StringNotLike, rds.*, rds.eu-west-1, false",
    "Bool, true, TRUE, true",
    "Bool, true, -, false",
    "Bool, true, false, false",
    "Null, true, -, true",
    "Null, true, a, false",
    "Null, false, -, false",
    "ArnLike, arn:aws:iam::*:role/x, arn:aws:iam::111111111111:role/x, true",
    "ArnLike, arn:aws:iam::*, arn:aws:iam::111111111111:role/x, false",
    "ArnNotLike, arn:aws:iam::*:role/x, arn:aws:iam::1:role/y, true"
  })
  void operatorsHoldAsIamSays(String operator, String wanted, String actual, boolean holds) {
    IdentityPolicy policy =
        deleteIf("{\"%s\": {\"kms:ViaService\": \"%s\"}}".formatted(operator, wanted));
    Map<String, List<String>> context =
        actual.equals("-") ? NOTHING : Map.of("kms:viaservice", List.of(actual));

    assertEquals(holds, mayDelete(policy, context));
  }

  @Test
  void allConditionsMustHoldAndOneOfTheValues() {
    IdentityPolicy both =
        deleteIf(
            "{\"StringEquals\": {\"aws:ResourceTag/role\": [\"copy\", \"transit\"],"
                + " \"aws:RequestedRegion\": \"eu-west-1\"}}");

    assertTrue(
        mayDelete(
            both,
            Map.of(
                "aws:resourcetag/role", List.of("transit"),
                "aws:requestedregion", List.of("eu-west-1"))));
    assertFalse(
        mayDelete(
            both,
            Map.of(
                "aws:resourcetag/role", List.of("transit"),
                "aws:requestedregion", List.of("us-east-1"))));
  }

  @Test
  void aWildcardOfAnArnStaysInItsPart() {
    IdentityPolicy temporary =
        policy(
            "{\"Effect\": \"Allow\", \"Action\": \"rds:Delete*\","
                + " \"Resource\": \"arn:aws:rds:*:111111111111:db:snaprelay-*\"}");

    assertTrue(temporary.allows(new Access("r", "rds:DeleteDBInstance", TEMPORARY, NOTHING)));
    assertFalse(temporary.allows(new Access("r", "rds:DeleteDBInstance", DB, NOTHING)));
    assertFalse(temporary.allows(new Access("r", "rds:ModifyDBInstance", TEMPORARY, NOTHING)));
    assertFalse(
        temporary.allows(
            new Access(
                "r",
                "rds:DeleteDBInstance",
                "arn:aws:rds:eu-west-1:222222222222:db:x:111111111111:db:snaprelay-1",
                NOTHING)));
  }

  @Test
  void aDenyBeatsEveryAllow() {
    IdentityPolicy denied =
        policy(
            "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"},"
                + "{\"Effect\": \"Deny\", \"Action\": \"rds:Delete*\", \"Resource\": \"*\","
                + " \"Condition\": {\"Null\": {\"aws:ResourceTag/snaprelay:run\": \"true\"}}}");

    assertFalse(mayDelete(denied, NOTHING));
    assertTrue(mayDelete(denied, Map.of("aws:resourcetag/snaprelay:run", List.of("r1"))));
  }

  @Test
  void whatNothingAllowsIsDenied() {
    IdentityPolicy other =
        policy("{\"Effect\": \"Allow\", \"Action\": \"rds:CopyDBSnapshot\", \"Resource\": \"*\"}");

    assertFalse(mayDelete(other, NOTHING));
  }

  @Test
  void eachActionWithEachResourceIsAPermissionThatIsUsedOrNot() {
    IdentityPolicy two =
        policy(
            "{\"Sid\": \"S\", \"Effect\": \"Allow\","
                + " \"Action\": [\"rds:DeleteDBInstance\", \"rds:ModifyDBInstance\"],"
                + " \"Resource\": [\"%s\", \"%s\"]}".formatted(DB, TEMPORARY));

    assertEquals(4, two.permissions().size());
    assertEquals(
        List.of(new IdentityPolicy.Permission("S", "rds:DeleteDBInstance", DB)),
        two.usedBy(new Access("r", "rds:DeleteDBInstance", DB, NOTHING)));
  }

  @Test
  void aConditionThatDoesNotHoldUsesNothing() {
    IdentityPolicy tagged = deleteIf("{\"Null\": {\"aws:ResourceTag/snaprelay:run\": \"false\"}}");

    assertEquals(List.of(), tagged.usedBy(new Access("r", "rds:DeleteDBInstance", DB, NOTHING)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Effect\": \"Allow\", \"NotAction\": \"rds:*\", \"Resource\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Action\": \"rds:*\", \"NotResource\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Action\": \"rds:*\"}",
        "{\"Effect\": \"Allow\", \"Resource\": \"*\"}",
        "{\"Effect\": \"Maybe\", \"Action\": \"rds:*\", \"Resource\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"rds:*\", \"Resource\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Action\": \"rds:*\", \"Resource\": \"arn:aws:rds\"}",
        "{\"Effect\": \"Allow\", \"Action\": \"rds:*\","
            + " \"Resource\": \"arn:aws:rds:*:*:db:${aws:username}\"}"
      })
  void aStatementThatIsNotUnderstoodIsRefused(String statement) {
    assertThrows(IllegalArgumentException.class, () -> policy(statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"NumericLessThan\": {\"aws:MultiFactorAuthAge\": \"1\"}}",
        "{\"DateGreaterThan\": {\"aws:CurrentTime\": \"2026-01-01T00:00:00Z\"}}",
        "{\"StringEquals\": {\"aws:TagKeys\": \"a\"}}",
        "{\"ForAllValues:StringEquals\": {\"aws:RequestTag/x\": \"a\"}}",
        "{\"ForAnyValue:StringEqualsIfExists\": {\"aws:TagKeys\": \"a\"}}",
        "{\"NullIfExists\": {\"aws:TagKeys\": \"true\"}}",
        "{\"StringEquals\": {\"aws:ResourceTag/x\": \"${aws:PrincipalTag/x}\"}}",
        "{\"StringEquals\": {\"aws:ResourceTag/x\": []}}"
      })
  void aConditionThatIsNotUnderstoodIsRefused(String condition) {
    assertThrows(IllegalArgumentException.class, () -> deleteIf(condition));
  }

  @Test
  void severalValuesWhereOneIsExpectedAreAnErrorAndNoNo() {
    IdentityPolicy one = deleteIf("{\"StringEquals\": {\"aws:ResourceTag/x\": \"a\"}}");

    assertThrows(
        IllegalArgumentException.class,
        () -> mayDelete(one, Map.of("aws:resourcetag/x", List.of("a", "b"))));
  }
}
