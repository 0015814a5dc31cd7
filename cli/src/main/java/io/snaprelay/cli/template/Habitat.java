package io.snaprelay.cli.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * Where a stack is created.
 *
 * @param account twelve digits
 * @param region such as eu-west-1
 */
public record Habitat(String account, String region) {
  /** What {@code AWS::NoValue} leaves: the property is not there. */
  static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

  /** The value of a pseudo parameter; missing if that is none. */
  JsonNode pseudo(String name) {
    Map<String, String> known =
        Map.of(
            "AWS::AccountId",
            account,
            "AWS::Region",
            region,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com");
    return known.containsKey(name) ? new TextNode(known.get(name)) : MissingNode.getInstance();
  }

  /** An ARN here. */
  String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
  }
}
