package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists that are none, or hold nothing: neither may be read as something else. */
class ListProblemsTest {

  @Test
  void anEmptyTextIsNoAccount() {
    assertEquals(
        List.of(
            "line 6, column 25: plans.nightly.share.accounts[0]: '' is not"
                + " an AWS account of 12 digits: write \"111111111111\""),
        Plans.problems("account-of-no-digits"));
  }

  @Test
  void sharingWithNobodyIsNotTakenForSharing() {
    assertEquals(
        List.of(
            "line 6, column 14: plans.nightly.share.accounts: an empty list is not a list of"
                + " 1 to 20 AWS accounts: write [\"333333333333\"]"),
        Plans.problems("shared-with-nobody"));
  }

  @Test
  void severalDatabasesInOneTextAreNoList() {
    assertEquals(
        List.of(
            "line 6, column 16: plans.nightly.databases: 'orders, billing' is not a list of"
                + " database names: write [orders, ledger]"),
        Plans.problems("databases-in-one-text"));
  }
}
