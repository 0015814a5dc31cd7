package io.snaprelay.kms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Whether the policy of a KMS key lets other accounts restore what it encrypts (KMS Developer
 * Guide, "Allowing users in other accounts to use a KMS key"). Conditions are not evaluated: a
 * statement that allows under one is taken to allow, so that only what certainly lacks is named.
 */
public final class KeyPolicy {
  /** What an account needs to copy or restore a shared snapshot of its own accord. */
  private static final List<String> NEEDED =
      List.of("kms:DescribeKey", "kms:Decrypt", "kms:CreateGrant");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> statements;

  private KeyPolicy(List<JsonNode> statements) {
    this.statements = statements;
  }

  /**
   * Reads a policy document.
   *
   * @throws IllegalArgumentException if it is not JSON, which KMS never stores
   */
  public static KeyPolicy read(String json) {
    try {
      return new KeyPolicy(list(JSON.readTree(json).path("Statement")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The key policy is not JSON", e);
    }
  }

  /** Those of the accounts that it does not let in. */
  public List<String> shutsOut(List<String> accounts) {
    return accounts.stream()
        .filter(account -> !NEEDED.stream().allMatch(action -> allows(account, action)))
        .toList();
  }

  /** The statement that would let them in. */
  public static String statementFor(List<String> accounts) {
    String principals =
        accounts.stream()
            .map("\"arn:aws:iam::%s:root\""::formatted)
            .collect(Collectors.joining(", "));
    String actions = NEEDED.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    return "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": [%s]}, \"Action\": [%s], \"Resource\": \"*\"}"
        .formatted(principals, actions);
  }

  private boolean allows(String account, String action) {
    List<JsonNode> about =
        statements.stream().filter(each -> isAbout(each, account, action)).toList();
    return about.stream().anyMatch(each -> effect(each).equals("Allow"))
        && about.stream().noneMatch(KeyPolicy::deniesAlways);
  }

  private static boolean deniesAlways(JsonNode statement) {
    return effect(statement).equals("Deny") && !statement.has("Condition");
  }

  private static String effect(JsonNode statement) {
    return statement.path("Effect").asText();
  }

  private static boolean isAbout(JsonNode statement, String account, String action) {
    return principals(statement).stream().anyMatch(each -> names(each, account))
        && texts(statement.path("Action")).stream().anyMatch(each -> covers(each, action));
  }

  private static List<String> principals(JsonNode statement) {
    JsonNode principal = statement.path("Principal");
    return texts(principal.isObject() ? principal.path("AWS") : principal);
  }

  private static boolean names(String principal, String account) {
    return Set.of("*", account).contains(principal)
        || principal.matches("arn:aws[a-z-]*:iam::" + account + ":.+");
  }

  /** Actions are compared without regard to case; {@code *} stands for any text (IAM). */
  private static boolean covers(String pattern, String action) {
    String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
    String regex = List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
    return action.toLowerCase(Locale.ROOT).matches(regex);
  }

  private static List<String> texts(JsonNode node) {
    return list(node).stream().map(JsonNode::asText).toList();
  }

  /** IAM writes a list of one without brackets, too. */
  private static List<JsonNode> list(JsonNode node) {
    if (!node.isArray()) {
      return node.isMissingNode() ? List.of() : List.of(node);
    }
    return StreamSupport.stream(node.spliterator(), false).toList();
  }
}
