package io.snaprelay.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * What is wrong between this machine and AWS, in one line. The SDK has no codes for what fails
 * before AWS answers, and its texts list everything that it tried: so it is asked again what it
 * lacks.
 *
 * @param problem what is wrong
 * @param remedy what would be right
 */
public record AwsTrouble(String problem, String remedy) {
  private static final String ENDPOINT = "aws.endpointUrl";

  /** Why a call came to no answer; empty if AWS answered, and says itself what is wrong. */
  public static Optional<AwsTrouble> of(RuntimeException failure) {
    return cause(failure, SdkClientException.class).map(any -> onThisSide(failure));
  }

  /** The same in one line. */
  public String text() {
    return problem + ". " + remedy;
  }

  private static AwsTrouble onThisSide(RuntimeException failure) {
    if (isMissing(() -> new DefaultAwsRegionProviderChain().getRegion())) {
      return new AwsTrouble(
          "no region is set",
          "Set AWS_REGION, or the region of the profile, to where SnapRelay runs");
    }
    if (isMissing(AwsTrouble::credentials)) {
      return new AwsTrouble(
          "no credentials are set",
          "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
    return cause(failure, IOException.class)
        .map(AwsTrouble::unreachable)
        .orElseGet(() -> new AwsTrouble(failure.getMessage(), "See what the SDK says"));
  }

  private static AwsTrouble unreachable(IOException why) {
    return new AwsTrouble(
        "%s does not answer (%s: %s)"
            .formatted(endpoint().orElse("AWS"), why.getClass().getSimpleName(), why.getMessage()),
        endpoint().isPresent()
            ? "Correct AWS_ENDPOINT_URL, or unset it"
            : "Look at the network, its proxy, and at the name of the region");
  }

  private static Optional<String> endpoint() {
    return Stream.of(System.getProperty(ENDPOINT), System.getenv("AWS_ENDPOINT_URL"))
        .filter(url -> url != null && !url.isBlank())
        .findFirst();
  }

  private static void credentials() {
    try (DefaultCredentialsProvider all = DefaultCredentialsProvider.builder().build()) {
      all.resolveCredentials();
    }
  }

  private static boolean isMissing(Runnable look) {
    try {
      look.run();
      return false;
    } catch (SdkException e) {
      return true;
    }
  }

  private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
