package io.snaprelay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.wire.Service;

/**
 * A CloudFormation template with one EventBridge Scheduler schedule for each plan that has one. The
 * id of a trigger is the execution's, so that one that Scheduler delivers twice makes one run (User
 * Guide of EventBridge Scheduler, "Adding context attributes").
 */
final class ScheduleTemplate {
  private static final String QUEUE = Service.SNAPSHOT.queueName();
  private static final String EXECUTION = "<aws.scheduler.execution-id>";

  private final ObjectMapper json;

  ScheduleTemplate(ObjectMapper json) {
    this.json = json;
  }

  ObjectNode of(PlanFile file) {
    ObjectNode template = json.createObjectNode();
    template.put("AWSTemplateFormatVersion", "2010-09-09");
    template.put(
        "Description", "SnapRelay: the schedules of the plans; printed by snaprelay schedules");
    parameters(template.putObject("Parameters"));
    ObjectNode resources = template.putObject("Resources");
    file.plans()
        .forEach(
            (name, plan) ->
                plan.schedule()
                    .ifPresent(when -> resources.set(logicalId(name), schedule(name, when))));
    return template;
  }

  private static void parameters(ObjectNode parameters) {
    parameters
        .putObject("SchedulerRole")
        .put("Type", "String")
        .put("AllowedPattern", "arn:.+:role/.+")
        .put("Description", "The output SchedulerRole of the root template.");
  }

  private ObjectNode schedule(String plan, String when) {
    ObjectNode schedule = json.createObjectNode().put("Type", "AWS::Scheduler::Schedule");
    ObjectNode properties = schedule.putObject("Properties");
    properties.put("Description", "Starts the runs of plan " + plan);
    properties.put("ScheduleExpression", when);
    properties.put("ScheduleExpressionTimezone", "UTC");
    properties.putObject("FlexibleTimeWindow").put("Mode", "OFF");
    properties.set("Target", target(plan));
    return schedule;
  }

  private ObjectNode target(String plan) {
    ObjectNode target = json.createObjectNode();
    target
        .putObject("Arn")
        .put("Fn::Sub", "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:" + QUEUE);
    target.putObject("RoleArn").put("Ref", "SchedulerRole");
    JsonNode trigger = json.createObjectNode().put("id", "schedule-" + EXECUTION).put("plan", plan);
    return target.put("Input", trigger.toString());
  }

  /** Letters and digits only; names that differ in nothing else differ by a hash. */
  private static String logicalId(String plan) {
    String plain = plan.replaceAll("[^A-Za-z0-9]", "");
    return "Plan" + plain + (plain.equals(plan) ? "" : "X%08x".formatted(plan.hashCode()));
  }
}
