package io.snaprelay.cli.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One resource that a stack creates.
 *
 * @param id its logical id, with those of the stacks around it: {@code Copy/Queue}
 * @param type such as AWS::SQS::Queue
 * @param properties with all functions evaluated
 * @param name its name, or one that is made up where AWS would
 * @param habitat where it is
 */
public record Created(String id, String type, JsonNode properties, String name, Habitat habitat) {

  /** What Ref gives: the name, and of some types an ARN or an address. */
  public String ref() {
    return switch (type) {
      case "AWS::SNS::Topic" -> arn();
      case "AWS::SQS::Queue" ->
          "https://sqs.%s.amazonaws.com/%s/%s".formatted(habitat.region(), habitat.account(), name);
      default -> name;
    };
  }

  /**
   * What GetAtt gives.
   *
   * @throws TemplateException if the attribute is not known here
   */
  public String attribute(String attribute) {
    return switch (attribute) {
      case "Arn" -> arn();
      case "QueueName", "Name", "GroupId" -> name;
      default -> throw new TemplateException("%s has no %s here".formatted(type, attribute));
    };
  }

  /**
   * Its ARN (Service Authorization Reference, the resource types of each service).
   *
   * @throws TemplateException if the type's is not known here
   */
  public String arn() {
    return switch (type) {
      case "AWS::Events::EventBus" -> habitat.arn("events", "event-bus/" + name);
      case "AWS::Events::Rule" -> habitat.arn("events", "rule/" + busOfRule() + name);
      case "AWS::IAM::Role" -> "arn:aws:iam::%s:role/%s".formatted(habitat.account(), name);
      case "AWS::KMS::Key" -> habitat.arn("kms", "key/" + name);
      case "AWS::Logs::LogGroup" -> habitat.arn("logs", "log-group:" + name + ":*");
      case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name;
      case "AWS::SNS::Topic" -> habitat.arn("sns", name);
      case "AWS::SQS::Queue" -> habitat.arn("sqs", name);
      default -> throw new TemplateException("The ARN of a " + type + " is not known here");
    };
  }

  private String busOfRule() {
    String bus = properties.path("EventBusName").asText("default");
    return bus.equals("default") ? "" : bus + "/";
  }
}
