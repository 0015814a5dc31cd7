package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAccountsTest {
  private static final SnapshotRoles ROLES =
      new SnapshotRoles(
          "arn:aws:iam::%s:role/pull",
          "arn:aws:iam::%s:role/take",
          new SourceAccounts(List.of("222222222222", " 333333333333 ")));

  @Test
  void anAccountThatKeepsCopiesIsNeverEnteredByTheRoleThatTakesSnapshots() {
    assertEquals("arn:aws:iam::444444444444:role/pull", ROLES.in("444444444444"));
  }

  @Test
  void anAccountWithDatabasesIsEnteredByItsOwnRole() {
    assertEquals("arn:aws:iam::222222222222:role/take", ROLES.in("222222222222"));
    assertEquals("arn:aws:iam::333333333333:role/take", ROLES.in("333333333333"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "22222222222", "arn:aws:iam::222222222222:role/x", "222222222222:sg-1"})
  void whatIsNoAccountStopsTheStartAndIsNamed(String entry) {
    IllegalStateException wrong =
        assertThrows(IllegalStateException.class, () -> new SourceAccounts(List.of(entry)));

    assertTrue(wrong.getMessage().contains("'" + entry + "'"), wrong.getMessage());
    assertTrue(wrong.getMessage().contains(SourceAccounts.KEY), wrong.getMessage());
  }
}
