package io.snaprelay.infra.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.policy.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeastPrivilegeTest {
  private static final String ROLE = "snaprelay-copy-service";
  private static final String SESSION = "arn:aws:sts::111111111111:assumed-role/" + ROLE + "/s";
  private static final String COPY =
      "arn:aws:rds:eu-west-1:111111111111:snapshot:snaprelay-r1-copy";
  private static final String ANY = "arn:aws:rds:*:*:snapshot:*";

  private static Access did(String principal, String action) {
    return Access.of(principal, action, COPY, Map.of());
  }

  private static Roles may(String... actions) throws IOException {
    JsonNode document =
        new ObjectMapper()
            .readTree(
                """
                {"Statement": [{"Sid": "S", "Effect": "Allow", "Action": ["%s"], "Resource": "%s"}]}"""
                    .formatted(String.join("\", \"", actions), ANY));
    return new Roles(Map.of(ROLE, List.of(document)));
  }

  @Test
  void aRoleThatMayDoWhatItDidHasTwoEmptyLists() throws IOException {
    LeastPrivilege exact =
        new LeastPrivilege(may("rds:CopyDBSnapshot"), List.of(did(SESSION, "rds:CopyDBSnapshot")));

    assertEquals(Set.of(), exact.denied());
    assertEquals(Set.of(), exact.unused());
  }

  @Test
  void whatAPolicyLacksIsDeniedByName() throws IOException {
    LeastPrivilege less =
        new LeastPrivilege(
            may("rds:CopyDBSnapshot"), List.of(did(SESSION, "rds:DeleteDBSnapshot")));

    String denied = less.denied().iterator().next();
    assertTrue(denied.startsWith(ROLE + ": rds:DeleteDBSnapshot on rds:eu-west-1:"), denied);
  }

  @Test
  void whatNobodyDidIsUnused() throws IOException {
    LeastPrivilege more =
        new LeastPrivilege(
            may("rds:CopyDBSnapshot", "rds:DeleteDBSnapshot"),
            List.of(did(SESSION, "rds:CopyDBSnapshot")));

    assertEquals(Set.of(new Unused(ROLE, "S", "rds:DeleteDBSnapshot")), more.unused());
  }

  @Test
  void whatNeverHappenedMakesEverythingUnused() throws IOException {
    LeastPrivilege nothing = new LeastPrivilege(may("rds:CopyDBSnapshot"), List.of());

    assertEquals(
        Set.of(new Unused(ROLE, "S", "rds:CopyDBSnapshot"), new Unused(ROLE, "S", ANY)),
        nothing.unused());
  }

  @Test
  void whatOthersDidIsNobodysBusiness() throws IOException {
    LeastPrivilege others =
        new LeastPrivilege(
            may("rds:CopyDBSnapshot"),
            List.of(
                did("arn:aws:sts::222222222222:assumed-role/developer/s", "rds:StopDBInstance")));

    assertEquals(Set.of(), others.denied());
  }

  @Test
  void aRoleOfOursThatNoTemplateMakesIsAnError() throws IOException {
    LeastPrivilege stranger =
        new LeastPrivilege(
            may("rds:CopyDBSnapshot"),
            List.of(did("arn:aws:sts::111111111111:assumed-role/snaprelay-new/s", "rds:X")));

    assertThrows(IllegalArgumentException.class, stranger::denied);
  }

  private static Access deleted(String role, String snapshot, Map<String, String> context) {
    return Access.of(SESSION.replace(ROLE, role), "rds:DeleteDBSnapshot", snapshot, context);
  }

  private static Set<String> deniedAfterADeletion(Access again) throws IOException {
    JsonNode mayDeleteOurs =
        new ObjectMapper()
            .readTree(
                """
                {"Statement": [{"Sid": "S", "Effect": "Allow", "Action": ["rds:DeleteDBSnapshot"],
                  "Resource": "%s", "Condition": {"Null": {"aws:ResourceTag/run": "false"}}}]}"""
                    .formatted(ANY));
    List<JsonNode> may = List.of(mayDeleteOurs);
    Access first = deleted(ROLE, COPY, Map.of("aws:resourcetag/run", "r1"));
    return new LeastPrivilege(
            new Roles(Map.of(ROLE, may, "snaprelay-other", may)), List.of(first, again))
        .denied();
  }

  /** It is gone, and so are its tags: AWS denies, and the services know it. */
  @Test
  void aDeletionOfWhatTheSameRoleHasDeletedIsNoFault() throws IOException {
    assertEquals(Set.of(), deniedAfterADeletion(deleted(ROLE, COPY, Map.of())));
  }

  @Test
  void aDeletionOfAnythingElseWithoutTagsIsOne() throws IOException {
    assertEquals(1, deniedAfterADeletion(deleted(ROLE, COPY + "2", Map.of())).size());
    assertEquals(1, deniedAfterADeletion(deleted("snaprelay-other", COPY, Map.of())).size());
    assertEquals(
        1,
        deniedAfterADeletion(deleted(ROLE, COPY, Map.of("aws:resourcetag/owner", "them"))).size());
  }

  @Test
  void whatAnEarlierBuildHasLeftIsNotRead(@TempDir Path home) throws IOException {
    for (String module : Recorded.BY_THEMSELVES) {
      Path build = home.resolve(module).resolve("target/accesses/earlier");
      Files.createDirectories(build);
      Files.writeString(
          build.resolve("a.json"),
          """
          {"accesses": [{"principal": "p", "action": "a", "resource": "r", "context": {}}]}""");
    }

    assertEquals(
        Recorded.BY_THEMSELVES.size(), Recorded.ofModules(home, "earlier").orElseThrow().size());
    assertEquals(Optional.empty(), Recorded.ofModules(home, "now"));
  }

  @Test
  void everyFileOfAFolderIsRead(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.json"),
        """
        {"accesses": [{"principal": "p", "action": "a", "resource": "r", "context": {"k": ["v"]}}]}""");
    Files.writeString(folder.resolve("b.json"), "{\"accesses\": []}");

    assertEquals(
        List.of(new Access("p", "a", "r", Map.of("k", List.of("v")))), Recorded.in(folder));
    assertEquals(List.of(), Recorded.in(folder.resolve("missing")));
  }
}
