package io.snaprelay.localaws.testing;

import io.snaprelay.localaws.LocalAccount;
import io.snaprelay.localaws.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A JUnit extension that gives tests a local AWS. It is started once per JVM, and every test class
 * has an account of its own instead of a reset.
 *
 * <pre>{@code
 * @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();
 * RdsClient rds = AWS.client(RdsClient.builder(), Region.EU_WEST_1);
 * }</pre>
 *
 * <p>With {@code @ExtendWith} instead, {@link LocalAws} and {@link LocalAccount} can be parameters.
 */
public final class LocalAwsExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(LocalAwsExtension.class);
  private static final AtomicLong NEXT_ACCOUNT = new AtomicLong(100_000_000_001L);

  private LocalAws aws;
  private LocalAccount account;

  @Override
  public void beforeAll(ExtensionContext context) {
    aws = aws(context);
    account = account(context);
  }

  /** The server, shared with all other test classes: its faults and log are everybody's. */
  public LocalAws aws() {
    return aws;
  }

  /** The account of this test class. */
  public LocalAccount account() {
    return account;
  }

  /** A client of this test class's account; the caller closes it. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Region region) {
    return account.client(builder, region);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalAws.class || type == LocalAccount.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    boolean server = parameter.getParameter().getType() == LocalAws.class;
    return server ? aws(context) : account(context);
  }

  /** In the root's store, so that JUnit closes it when the last test of the JVM has ended. */
  private static LocalAws aws(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(LocalAws.class, type -> start(), LocalAws.class);
  }

  private static LocalAccount account(ExtensionContext context) {
    LocalAws server = aws(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            context.getRequiredTestClass(),
            type -> server.account(String.valueOf(NEXT_ACCOUNT.getAndIncrement())),
            LocalAccount.class);
  }

  private static LocalAws start() {
    try {
      return LocalAws.builder().lazyServers(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
