package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong before there is a plan at all. */
class YamlProblemsTest {
  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertEquals(
        List.of(
            "line 3, column 3: databases.orders: 'orders' stands twice: the first is on line 2"),
        Plans.problems("duplicate-key"));
  }

  @Test
  void anAliasIsRefused() {
    assertEquals(
        List.of(
            "line 3, column 9: '*orders' is an alias, and a plan file has none: write"
                + " the value here"),
        Plans.problems("alias"));
  }

  @Test
  void anAliasBombIsRefusedBeforeItExpands() {
    assertEquals(
        List.of(
            "line 2, column 8: '*a' is an alias, and a plan file has none: write the value here",
            "line 3, column 8: '*b' is an alias, and a plan file has none: write the value here",
            "line 4, column 8: '*c' is an alias, and a plan file has none: write the value here",
            "line 5, column 8: '*d' is an alias, and a plan file has none: write the value here",
            "line 6, column 8: '*e' is an alias, and a plan file has none: write the value here",
            "line 7, column 8: '*f' is an alias, and a plan file has none: write the value here"),
        Plans.problems("alias-bomb"));
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertEquals(
        List.of("line 5, column 1: a second document begins here: a plan file has one"),
        Plans.problems("two-documents"));
  }

  @Test
  void aListIsNoPlanFile() {
    assertEquals(
        List.of("line 2, column 1: a plan file is a mapping: write databases: and plans:"),
        Plans.problems("list-at-the-root"));
  }

  @Test
  void anEmptyFileIsNoPlanFile() {
    assertEquals(
        List.of("line 1, column 1: a plan file is a mapping: write databases: and plans:"),
        Plans.problems("empty"));
  }

  @Test
  void aCommentAloneIsNoPlanFile() {
    assertEquals(
        List.of("line 1, column 1: a plan file is a mapping: write databases: and plans:"),
        Plans.problems("only-a-comment"));
  }

  @Test
  void anUnclosedBracketIsNamedWithItsLine() {
    assertEquals(
        List.of(
            "line 6, column 12: not YAML: while parsing a flow sequence: expected ','"
                + " or ']', but got :"),
        Plans.problems("unclosed-bracket"));
  }

  @Test
  void aTabIsNoIndentation() {
    assertEquals(
        List.of(
            "line 2, column 1: not YAML: while scanning for the next token: indent "
                + "with spaces, not tabs"),
        Plans.problems("tab"));
  }

  @Test
  void aControlCharacterIsNamedWithItsLine() {
    assertEquals(
        List.of("line 3, column 8: not YAML: control characters are not allowed"),
        Plans.problems("control-character"));
  }

  @Test
  void aTagIsNeverFollowed() {
    assertEquals(
        List.of(
            "line 1, column 12: databases: tag !include is not read: write the value itself",
            "line 1, column 12: databases: 'databases.yaml' is not a mapping of names"
                + " to databases: write { orders: { instance: orders-prod, region: "
                + "eu-west-1 } }"),
        Plans.problems("custom-tag"));
  }

  @Test
  void aKeyThatIsAListIsRefused() {
    assertEquals(
        List.of("line 3, column 5: databases: a key must be plain text"),
        Plans.problems("key-is-a-list"));
  }
}
