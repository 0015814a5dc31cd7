/**
 * AWS's wire: HTTP in and out, typed requests and responses for the services behind it.
 *
 * <p>No model file and no generated code: the SDK's own request and response classes carry the
 * model at run time ({@code SdkPojo.sdkFields()}). A service declares itself and its handlers:
 *
 * <pre>{@code
 * dispatcher.service("kms", "TrentService", KmsClient.class);
 * dispatcher.on(DescribeKeyRequest.class, Set.of("KeyId"), this::describeKey);
 * }</pre>
 *
 * <p><b>Nothing is ignored silently.</b> An operation without handler, a member that AWS's model
 * lacks, and a member that the handler does not act upon are refused by name. Which members a
 * handler acts upon is said at its registration: {@code on(Request.class, handler)} says "all of
 * them", {@code on(Request.class, Set.of(...), handler)} names them. Saying too much does not help:
 * {@code EveryHonouredMemberIsReadTest} looks into the module's byte code and fails for each member
 * said to be honoured whose getter is called nowhere. A member that matters only when it has an
 * unusual value is honoured by reading it and refusing the values that are not implemented.
 *
 * <p>Which members are required the metadata does not tell: handlers read them through {@link
 * io.snaprelay.localaws.wire.Required}. An error is thrown as {@link
 * io.snaprelay.localaws.wire.AwsError}; any other exception is a bug and becomes a 500
 * InternalFailure without details.
 */
package io.snaprelay.localaws.wire;
