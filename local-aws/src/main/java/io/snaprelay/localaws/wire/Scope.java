package io.snaprelay.localaws.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request's signature says about itself. The signature as such is not checked. */
record Scope(String accessKey, String region, String service) {

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

  /** From the Authorization header, or from a presigned address; empty if unsigned. */
  static Optional<Scope> of(RawRequest http) {
    return http.header("Authorization")
        .or(() -> http.parameter("X-Amz-Credential").map("Credential="::concat))
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .map(found -> new Scope(found.group(1), found.group(2), found.group(3)));
  }
}
