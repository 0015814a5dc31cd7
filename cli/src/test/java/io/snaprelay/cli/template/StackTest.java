package io.snaprelay.cli.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template says is what is created; what is not understood is refused, never guessed. */
final class StackTest {
  private static final Habitat HERE = new Habitat("111111111111", "eu-west-1");

  @TempDir private Path folder;

  @Test
  void aQueueKnowsItsAddressAndItsArn() {
    JsonNode policy =
        only("Queues: [!Ref Q]\n      Arn: !GetAtt Q.Arn", queue("Q", "orders")).properties();

    assertEquals(
        "https://sqs.eu-west-1.amazonaws.com/111111111111/orders",
        policy.path("Queues").path(0).asText());
    assertEquals("arn:aws:sqs:eu-west-1:111111111111:orders", policy.path("Arn").asText());
  }

  @Test
  void aRuleOnABusOfItsOwnHasTheBusInItsArn() {
    Created rule = resource("AWS::Events::Rule", "Name: r\n      EventBusName: snaprelay");

    assertEquals("arn:aws:events:eu-west-1:111111111111:rule/snaprelay/r", rule.arn());
  }

  @Test
  void aRuleOnTheDefaultBusHasNot() {
    Created rule = resource("AWS::Events::Rule", "Name: r\n      EventBusName: default");

    assertEquals("arn:aws:events:eu-west-1:111111111111:rule/r", rule.arn());
  }

  @Test
  void textsAreSubstituted() {
    Created made = only("T: !Sub '${AWS::Region}/${Q.Arn}/$Q'", queue("Q", "orders"));

    assertEquals(
        "eu-west-1/arn:aws:sqs:eu-west-1:111111111111:orders/$Q",
        made.properties().path("T").asText());
  }

  @Test
  void aTextWithValuesOfItsOwn() {
    Created made = only("T: !Sub ['[${L}]', { L: !Join ['+', [a, b]] }]", "");

    assertEquals("[a+b]", made.properties().path("T").asText());
  }

  @Test
  void aPropertyWithoutAValueIsNotThere() {
    Created made = only("T: !Ref AWS::NoValue\n      L: [a, !Ref AWS::NoValue]", "");

    assertFalse(made.properties().has("T"));
    assertEquals(1, made.properties().path("L").size());
  }

  @Test
  void numbersAndTruthsStayWhatTheyAre() {
    JsonNode made = only("N: 30\n      B: true\n      T: '30'", "").properties();

    assertTrue(made.path("N").isNumber());
    assertTrue(made.path("B").isBoolean());
    assertTrue(made.path("T").isTextual());
  }

  @Test
  void whatItsConditionForbidsIsNotCreated() {
    Path file = write(conditional());

    assertEquals(2, Stack.of(file, Map.of("Size", "big"), HERE).resources().size());
    assertEquals(1, Stack.of(file, Map.of("Size", "small"), HERE).resources().size());
  }

  @Test
  void aConditionChoosesAValue() {
    Stack small = Stack.of(write(conditional()), Map.of(), HERE);

    assertEquals("few", small.resources().get(0).properties().path("T").asText());
  }

  @Test
  void aNestedStackGetsParametersAndGivesOutputs() {
    write(
        "inner.yaml",
        "Parameters: { N: { Type: String } }\nResources:\n"
            + queue("Q", "!Ref N")
            + "Outputs: { A: { Value: !GetAtt Q.Arn } }\n");
    Path outer =
        write(
            """
            Resources:
              In:
                Type: AWS::Serverless::Application
                Properties: { Location: inner.yaml, Parameters: { N: orders } }
            Outputs: { B: { Value: !GetAtt In.Outputs.A } }
            """);

    Stack stack = Stack.of(outer, Map.of(), HERE);

    assertEquals("In/Q", stack.resources("AWS::SQS::Queue").get(0).id());
    assertEquals("arn:aws:sqs:eu-west-1:111111111111:orders", stack.output("B").asText());
  }

  @Test
  void aFunctionThatIsNotKnownIsRefused() {
    assertEquals(
        "The function Fn::ImportValue is not known here",
        refusal("Resources:\n  R: { Type: T, Properties: { P: !ImportValue x } }\n"));
  }

  @Test
  void aConditionThatIsNotKnownIsRefused() {
    assertEquals(
        "The condition Fn::Contains is not known here",
        refusal(
            "Conditions: { C: !Contains [a, b] }\nResources:\n  R: { Type: T, Condition: C }\n"));
  }

  @Test
  void anAttributeThatIsNotKnownIsRefused() {
    assertEquals(
        "AWS::SQS::Queue has no Colour here",
        refusal("Resources:\n" + queue("Q", "q") + other("P: !GetAtt Q.Colour")));
  }

  @Test
  void aTypeWhoseArnIsNotKnownIsRefused() {
    assertEquals(
        "The ARN of a T is not known here",
        refusal("Resources:\n  R: { Type: T }\n" + other("P: !GetAtt R.Arn")));
  }

  @Test
  void aReferenceToNothingIsRefused() {
    assertEquals("t.yaml has no resource Gone", refusal("Resources:\n" + other("P: !Ref Gone")));
  }

  @Test
  void aConditionThatIsNotThereIsRefused() {
    assertEquals(
        "t.yaml has no condition C", refusal("Resources:\n  R: { Type: T, Condition: C }\n"));
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    assertEquals(
        "t.yaml needs the parameter P",
        refusal("Parameters: { P: { Type: String } }\nResources:\n" + other("P: !Ref P")));
  }

  @Test
  void aValueForNoParameterIsRefused() {
    Path file = write("Resources: {}\n");

    assertEquals(
        "t.yaml has no parameter P",
        assertThrows(TemplateException.class, () -> Stack.of(file, Map.of("P", "1"), HERE))
            .getMessage());
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertTrue(refusal("Resources: {}\nResources: {}\n").startsWith("'Resources' stands twice"));
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertTrue(refusal("a: [").contains("is not YAML"));
  }

  @Test
  void aTemplateThatIsNotThereIsRefused() {
    assertThrows(
        TemplateException.class, () -> Stack.of(folder.resolve("no.yaml"), Map.of(), HERE));
  }

  private static String conditional() {
    return """
        Parameters: { Size: { Type: String, Default: small } }
        Conditions:
          Big: !Equals [!Ref Size, big]
          NotBig: !Not [!Condition Big]
          Either: !Or [!Condition Big, !Condition NotBig]
          Never: !And [!Condition Big, !Condition NotBig]
        Resources:
          A: { Type: T, Condition: Either, Properties: { T: !If [Big, many, few] } }
          B: { Type: T, Condition: Big }
          C: { Type: T, Condition: Never }
        """;
  }

  private String refusal(String text) {
    Path file = write(text);
    return assertThrows(TemplateException.class, () -> Stack.of(file, Map.of(), HERE).resources())
        .getMessage();
  }

  /** The resource R of no particular type, among others. */
  private Created only(String properties, String others) {
    return last("Resources:\n" + others + other(properties));
  }

  private Created resource(String type, String properties) {
    return last(
        "Resources:\n  R:\n    Type: %s\n    Properties:\n      %s\n".formatted(type, properties));
  }

  private Created last(String text) {
    List<Created> all = Stack.of(write(text), Map.of(), HERE).resources();
    return all.get(all.size() - 1);
  }

  private static String queue(String id, String name) {
    return "  %s: { Type: AWS::SQS::Queue, Properties: { QueueName: %s } }\n".formatted(id, name);
  }

  private static String other(String properties) {
    return "  Other:\n    Type: T\n    Properties:\n      " + properties + "\n";
  }

  private Path write(String text) {
    return write("t.yaml", text);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
