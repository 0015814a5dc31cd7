package io.snaprelay.localaws.wire;

import software.amazon.awssdk.core.SdkPojo;

/** One request in one of AWS's protocols, and how its answer is written. */
sealed interface Exchange permits QueryExchange, JsonExchange {

  /** The protocol shows in the request itself, so that a client may move from one to another. */
  static Exchange of(RawRequest http) {
    return http.header("X-Amz-Target").isPresent()
        ? new JsonExchange(http)
        : new QueryExchange(http);
  }

  /** The operation as the request names it; "" if it names none. */
  String operation();

  /** Decodes the body. */
  WireMessage message();

  RawResponse answer(Call call, SdkPojo response);

  RawResponse refusal(AwsError error, String requestId);

  /** The code that this protocol has for an operation that does not exist. */
  String unknownOperation();

  /** The code that this protocol has for a request that cannot be used. */
  String code(MalformedValue.Kind kind);
}
