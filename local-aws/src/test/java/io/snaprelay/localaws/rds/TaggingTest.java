package io.snaprelay.localaws.rds;

import static io.snaprelay.localaws.rds.ControlPlane.tag;
import static io.snaprelay.localaws.rds.RdsWorld.ACCOUNT;
import static io.snaprelay.localaws.rds.RdsWorld.AWAY;
import static io.snaprelay.localaws.rds.RdsWorld.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.Tag;

class TaggingTest {

  private final ControlPlane plane = new ControlPlane(Quotas.ofAws());
  private final RdsWorld world = plane.world;
  private String arn;

  @BeforeEach
  void createOne() {
    plane.available("orders");
    arn = world.find("orders").dbInstanceArn();
  }

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void aKeyUsedAgainReplacesTheValue() {
    add(tag("run", "1"), tag("role", "copy"));
    add(tag("run", "2"));

    assertEquals(List.of(tag("run", "2"), tag("role", "copy")), tags());
    assertEquals(tags(), world.find("orders").tagList());
  }

  @Test
  void aRemovedTagIsGoneAndAnAbsentOneIsNoError() {
    add(tag("run", "1"));

    world.rds().removeTagsFromResource(it -> it.resourceName(arn).tagKeys("run", "absent"));

    assertEquals(List.of(), tags());
  }

  @Test
  void tagsBeyondTheRulesAreRefusedAndChangeNothing() {
    List<Tag> bad =
        List.of(
            tag("aws:x", "1"),
            tag("rds:x", "1"),
            tag("k".repeat(129), "1"),
            tag("k", "v".repeat(257)),
            tag("json", "{\"a\": 1}"),
            tag("", "1"));
    for (Tag tag : bad) {
      assertRefused("InvalidParameterValue", () -> add(tag));
    }
    assertEquals(List.of(), tags());
  }

  @Test
  void fiftyTagsAreTheMost() {
    Tag[] fifty = IntStream.range(0, 50).mapToObj(it -> tag("k" + it, "v")).toArray(Tag[]::new);
    add(fifty);

    assertRefused("InvalidParameterValue", () -> add(tag("one-more", "v")));
    add(tag("k1", "other"));
    assertEquals(50, tags().size());
  }

  @Test
  void aResourceThatIsNotThereIsNotTagged() {
    String absent = arn.replace("orders", "absent");

    assertRefused(
        "DBInstanceNotFound",
        () -> world.rds().addTagsToResource(it -> it.resourceName(absent).tags(tag("a", "b"))));
    assertRefused(
        "InvalidParameterValue",
        () -> world.rds(ACCOUNT, AWAY).listTagsForResource(it -> it.resourceName(arn)));
    assertRefused(
        "InvalidParameterValue",
        () -> world.rds().listTagsForResource(it -> it.resourceName("orders")));
  }

  @Test
  void groupsBearTagsToo() {
    String group =
        world
            .rds()
            .createDBSubnetGroup(
                it ->
                    it.dbSubnetGroupName("verify")
                        .dbSubnetGroupDescription("proofs")
                        .subnetIds("subnet-1", "subnet-2")
                        .tags(tag("a", "b")))
            .dbSubnetGroup()
            .dbSubnetGroupArn();

    assertEquals(
        List.of(tag("a", "b")),
        world.rds().listTagsForResource(it -> it.resourceName(group)).tagList());
  }

  private void add(Tag... tags) {
    world.rds().addTagsToResource(it -> it.resourceName(arn).tags(tags));
  }

  private List<Tag> tags() {
    return world.rds().listTagsForResource(it -> it.resourceName(arn)).tagList();
  }
}
