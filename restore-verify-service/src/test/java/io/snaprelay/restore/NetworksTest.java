package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.snaprelay.aws.Account;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  private static final String OTHERS = "snaprelay.restore.other-accounts";

  @Test
  void theSiteIsWhereSnapRelayRuns() {
    Networks networks = networks(Map.of());

    assertEquals(
        Optional.of(new Network("isolated", List.of("sg-1"))), networks.find(in(Runs.ACCOUNT)));
    assertEquals(Optional.empty(), networks.find(in("222222222222")));
    assertEquals(List.of(), networks.otherAccounts());
  }

  @Test
  void anotherAccountHasSecurityGroupsOfItsOwnAndASubnetGroupOfTheSameName() {
    Networks networks =
        networks(Map.of(OTHERS, "333333333333:sg-0c,222222222222:sg-0a,222222222222:sg-0b"));

    assertEquals(
        new Network("isolated", List.of("sg-0a", "sg-0b")), networks.of(in("222222222222")));
    assertEquals(new Network("isolated", List.of("sg-0c")), networks.of(in("333333333333")));
    assertEquals(List.of("222222222222", "333333333333"), networks.otherAccounts());
  }

  @Test
  void whereNobodyLetsUsRestoreTheRemedyIsNamed() {
    Networks networks = networks(Map.of(OTHERS, "333333333333:sg-0c"));

    Exception unknown =
        assertThrows(IllegalStateException.class, () -> networks.of(in("222222222222")));

    for (String word : List.of("222222222222", OTHERS, "restore-account.yaml")) {
      assertTrue(unknown.getMessage().contains(word), unknown.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "222222222222",
        "222222222222=sg-0a",
        "sg-0a",
        "22222222222:sg-0a",
        "222222222222:vpc-0a",
        "222222222222:sg-"
      })
  void anEntryThatIsNoAccountAndGroupIsSaidAtTheStart(String entry) {
    Map<String, String> wrong = Map.of(OTHERS, entry);

    Exception refused = assertThrows(IllegalStateException.class, () -> networks(wrong));

    assertTrue(refused.getMessage().contains("'" + entry + "'"), refused.getMessage());
  }

  private static DatabaseRef in(String account) {
    return new DatabaseRef(DatabaseKind.INSTANCE, account, "eu-west-1", "orders");
  }

  private static Networks networks(Map<String, String> more) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "snaprelay.restore.subnet-group", "isolated",
                "snaprelay.restore.security-groups", "sg-1"));
    values.putAll(more);
    RestoreConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(RestoreConfig.class)
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build()
            .getConfigMapping(RestoreConfig.class);
    return new Networks(config, Account.of(Runs.ACCOUNT));
  }
}
