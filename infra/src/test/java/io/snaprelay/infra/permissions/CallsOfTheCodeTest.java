package io.snaprelay.infra.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.snaprelay.localaws.policy.IdentityPolicy;
import io.snaprelay.localaws.policy.IdentityPolicy.Permission;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every call of RDS in the services' code is in some role's policy, and the other way round. */
class CallsOfTheCodeTest {
  private static final String RDS = "software.amazon.awssdk.services.rds.RdsClient";
  private static final Pattern OPERATION = Pattern.compile("(.*?)(Paginator)?");

  /** RDS itself asks for it when something is made with tags. */
  private static final String TAGGING = "rds:AddTagsToResource";

  @Test
  void nothingIsCalledThatNoRoleMayDo() {
    Set<String> called = called();

    assertTrue(called.size() > 20, called::toString);
    called.removeAll(allowed());
    assertEquals(Set.of(), called);
  }

  @Test
  void noRoleMayDoWhatNothingCalls() {
    Set<String> allowed = allowed();
    allowed.remove(TAGGING);
    allowed.removeAll(called());

    assertEquals(Set.of(), allowed);
  }

  private static Set<String> allowed() {
    return Roles.asPlayed().policies().values().stream()
        .flatMap(
            documents ->
                IdentityPolicy.parse(documents.stream().map(Object::toString).toList())
                    .permissions()
                    .stream())
        .map(Permission::action)
        .filter(action -> action.startsWith("rds:"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The command line and local-aws have no role. */
  private static Set<String> called() {
    return new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(place -> !place.contains("/cli/") && !place.contains("/localaws/"))
            .importPackages("io.snaprelay")
            .stream()
            .flatMap(it -> it.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().getName().equals(RDS))
            .map(CallsOfTheCodeTest::operation)
            .filter(operation -> !operation.matches("rds:(Builder|Close|Waiter|Utilities|Create)"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String operation(JavaMethodCall call) {
    Matcher name = OPERATION.matcher(call.getName());
    if (!name.matches()) {
      throw new IllegalStateException(call.getName());
    }
    String operation = name.group(1);
    return "rds:" + Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
  }
}
