package io.snaprelay.localaws.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Finds the handler of a request and speaks AWS's protocols for it. The protocol shows in the
 * headers, service and region in the signature's scope, the account in the access key.
 */
public final class Dispatcher {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final Function<String, Caller> callers;
  private final Gate gate;
  private final Authority authority;
  private final Map<String, String> serviceOfTarget = new ConcurrentHashMap<>();
  private final Map<String, RawService> rawServices = new ConcurrentHashMap<>();
  private final Operations operations = new Operations();

  /** Every access key is an account's number, and nothing is in the way. */
  public Dispatcher() {
    this(Caller::root, Gate.OPEN);
  }

  /**
   * @param callers whom an access key belongs to
   * @param gate what every call passes
   */
  public Dispatcher(Function<String, Caller> callers, Gate gate) {
    this(callers, gate, Authority.NONE);
  }

  /**
   * @param callers whom an access key belongs to
   * @param gate what every call passes
   * @param authority who is asked about every call that has passed the gate
   */
  public Dispatcher(Function<String, Caller> callers, Gate gate, Authority authority) {
    this.callers = callers;
    this.gate = gate;
    this.authority = authority;
  }

  /**
   * Declares a service, so that its requests can be given handlers.
   *
   * @param name as in a signature's scope: rds, sqs, events, kms, secretsmanager, sts
   * @param jsonTargetPrefix what stands before the operation in X-Amz-Target; null for a service
   *     that speaks awsQuery only
   * @param sdkClientInterface the synchronous client of the AWS SDK
   */
  public Dispatcher service(String name, String jsonTargetPrefix, Class<?> sdkClientInterface) {
    operations.learn(name, sdkClientInterface);
    if (jsonTargetPrefix != null) {
      serviceOfTarget.put(jsonTargetPrefix, name);
    }
    return this;
  }

  /** Declares a service that does its own HTTP. */
  public Dispatcher raw(String name, RawService service) {
    rawServices.put(name, service);
    return this;
  }

  /**
   * Serves an operation whose handler acts upon <em>every</em> member of the request. That it reads
   * them all is checked by a test, see the package's description.
   */
  public <I extends SdkPojo> void on(
      Class<I> request, BiFunction<I, Call, ? extends SdkPojo> handler) {
    on(request, Operation.modelled(Model.builderOf(request).get()), handler);
  }

  /**
   * Serves an operation whose handler acts upon some members only; a call that sends any other is
   * refused, and told which.
   *
   * @param honoured names on the wire, as in AWS's API reference: DBInstanceIdentifier
   */
  public <I extends SdkPojo> void on(
      Class<I> request, Set<String> honoured, BiFunction<I, Call, ? extends SdkPojo> handler) {
    operations.add(request, honoured, handler);
  }

  /** The name of a request of a declared service. */
  OperationName operationNameOf(Class<?> request) {
    return operations.nameOf(request);
  }

  /** Every member of every operation that is acted upon. */
  public List<Honoured> honoured() {
    return operations.honoured();
  }

  /**
   * Answers one request.
   *
   * @throws LostReply when the connection shall be closed without an answer
   */
  public RawResponse handle(RawRequest http) {
    String requestId = UUID.randomUUID().toString();
    RawService raw = Scope.of(http).map(scope -> rawServices.get(scope.service())).orElse(null);
    RawResponse response = raw == null ? typed(http, requestId) : raw(raw, http, requestId);
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.put("x-amzn-RequestId", requestId);
    return new RawResponse(response.status(), headers, response.body());
  }

  private RawResponse raw(RawService service, RawRequest http, String requestId) {
    try {
      Call call = call(scope(http), service.operation(http), requestId);
      return gate.pass(
          call,
          http.path(),
          () -> {
            authority.check(call, http);
            return service.handle(http, call);
          });
    } catch (AwsError error) {
      return S3Errors.write(error, http.path(), requestId);
    } catch (LostReply lost) {
      throw lost;
    } catch (RuntimeException bug) {
      return S3Errors.write(internalFailure(bug, requestId), http.path(), requestId);
    }
  }

  private RawResponse typed(RawRequest http, String requestId) {
    Exchange exchange = Exchange.of(http);
    try {
      return answer(http, exchange, requestId);
    } catch (AwsError error) {
      return exchange.refusal(error, requestId);
    } catch (MalformedValue bad) {
      AwsError error = new AwsError(400, exchange.code(bad.kind()), bad.getMessage());
      return exchange.refusal(error, requestId);
    } catch (LostReply lost) {
      throw lost;
    } catch (RuntimeException bug) {
      return exchange.refusal(internalFailure(bug, requestId), requestId);
    }
  }

  private RawResponse answer(RawRequest http, Exchange exchange, String requestId) {
    Scope scope = scope(http);
    Operation operation = operation(http, scope, exchange);
    Call call = call(scope, operation.name().operation(), requestId);
    SdkPojo request = operation.read(exchange);
    SdkPojo response =
        gate.pass(
            call,
            Resource.of(request),
            () -> {
              authority.check(call, request);
              return operation.handler().apply(request, call);
            });
    return exchange.answer(call, response);
  }

  private static Scope scope(RawRequest http) {
    return Scope.of(http)
        .orElseThrow(
            () ->
                new AwsError(
                    403, "MissingAuthenticationToken", "The request is not signed (SigV4)"));
  }

  private Operation operation(RawRequest http, Scope scope, Exchange exchange) {
    OperationName name = new OperationName(serviceOf(http, scope), exchange.operation());
    return operations
        .find(name)
        .orElseThrow(
            () ->
                new AwsError(
                    400,
                    exchange.unknownOperation(),
                    "The action %s is not implemented by local-aws".formatted(name)));
  }

  private String serviceOf(RawRequest http, Scope scope) {
    return http.header("X-Amz-Target")
        .map(target -> target.substring(0, Math.max(0, target.lastIndexOf('.'))))
        .map(prefix -> serviceOfTarget.getOrDefault(prefix, prefix))
        .orElse(scope.service());
  }

  private Call call(Scope scope, String operation, String requestId) {
    Caller caller = callers.apply(scope.accessKey());
    return new Call(
        caller.account(),
        scope.region(),
        scope.service(),
        operation,
        requestId,
        caller.principal());
  }

  private static AwsError internalFailure(RuntimeException bug, String requestId) {
    LOG.log(Level.ERROR, "Request " + requestId + " failed inside local-aws", bug);
    return new AwsError(500, "InternalFailure", "local-aws failed; its log tells of " + requestId);
  }
}
