package io.snaprelay.localaws.sts;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Caller;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The service. Sessions end by the wall clock, whatever clock the other services have. */
public final class LocalSts {

  /** How temporary access keys begin. */
  static final String TEMPORARY = "ASIA";

  private static final String KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Pattern ROLE =
      Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.+/)?([^/]+)");

  private final Callers callers;
  private final Trust trust;
  private final SecureRandom random = new SecureRandom();

  public LocalSts(Callers callers, Trust trust) {
    this.callers = callers;
    this.trust = trust;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.service("sts", null, StsClient.class);
    dispatcher.on(GetCallerIdentityRequest.class, this::identity);
    dispatcher.on(
        AssumeRoleRequest.class,
        Set.of("RoleArn", "RoleSessionName", "DurationSeconds"),
        this::assumeRole);
  }

  private GetCallerIdentityResponse identity(GetCallerIdentityRequest request, Call call) {
    return GetCallerIdentityResponse.builder()
        .account(call.account())
        .arn(call.principal())
        .userId(call.account())
        .build();
  }

  private AssumeRoleResponse assumeRole(AssumeRoleRequest request, Call call) {
    Matcher role = ROLE.matcher(Required.member("RoleArn", request.roleArn()));
    if (!role.matches()) {
      throw new AwsError(
          400, "ValidationError", request.roleArn() + " is not like arn:aws:iam::<account>:role/x");
    }
    trust.check(call, request.roleArn(), role.group(1));
    String session = sessionName(request);
    String arn =
        "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.group(1), role.group(2), session);
    Credentials credentials = credentials(duration(request));
    callers.issue(
        credentials.accessKeyId(), new Caller(role.group(1), arn), credentials.expiration());
    return AssumeRoleResponse.builder()
        .credentials(credentials)
        .assumedRoleUser(
            AssumedRoleUser.builder().arn(arn).assumedRoleId("AROALOCAL:" + session).build())
        .build();
  }

  private static String sessionName(AssumeRoleRequest request) {
    String name = Required.member("RoleSessionName", request.roleSessionName());
    if (!name.matches("[\\w+=,.@-]{2,64}")) {
      throw new AwsError(400, "ValidationError", "RoleSessionName has letters, digits and +=,.@-");
    }
    return name;
  }

  private static int duration(AssumeRoleRequest request) {
    int seconds = Objects.requireNonNullElse(request.durationSeconds(), 3600);
    if (seconds < 900 || seconds > 43_200) {
      throw new AwsError(
          400, "ValidationError", "DurationSeconds is from 900 to 43200, not " + seconds);
    }
    return seconds;
  }

  private Credentials credentials(int seconds) {
    Instant expires = Clock.systemUTC().instant().plusSeconds(seconds);
    return Credentials.builder()
        .accessKeyId(TEMPORARY + letters(16))
        .secretAccessKey(letters(40))
        .sessionToken(letters(100))
        .expiration(expires)
        .build();
  }

  private String letters(int count) {
    return random
        .ints(count, 0, KEY_LETTERS.length())
        .mapToObj(i -> KEY_LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
