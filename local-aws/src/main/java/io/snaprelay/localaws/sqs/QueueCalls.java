package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** The calls about queues: create, find, describe, configure, tag, empty, delete. */
final class QueueCalls {

  private static final int MOST_LISTED = 1000;

  private final Queues queues;

  QueueCalls(Queues queues) {
    this.queues = queues;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(CreateQueueRequest.class, this::create);
    dispatcher.on(GetQueueUrlRequest.class, this::url);
    dispatcher.on(ListQueuesRequest.class, this::list);
    dispatcher.on(ListDeadLetterSourceQueuesRequest.class, Set.of("QueueUrl"), this::listSources);
    dispatcher.on(DeleteQueueRequest.class, this::delete);
    dispatcher.on(PurgeQueueRequest.class, this::purge);
    dispatcher.on(GetQueueAttributesRequest.class, this::describe);
    dispatcher.on(SetQueueAttributesRequest.class, this::configure);
    dispatcher.on(TagQueueRequest.class, this::tag);
    dispatcher.on(UntagQueueRequest.class, this::untag);
    dispatcher.on(ListQueueTagsRequest.class, this::listTags);
  }

  private CreateQueueResponse create(CreateQueueRequest request, Call call) {
    Queue queue =
        queues.create(
            new QueueArn(call.region(), call.account(), request.queueName()),
            request.attributesAsStrings());
    queue.settings().tags().putAll(request.tags());
    return CreateQueueResponse.builder().queueUrl(queues.url(queue)).build();
  }

  private GetQueueUrlResponse url(GetQueueUrlRequest request, Call call) {
    String owner = request.queueOwnerAWSAccountId();
    String account = owner == null ? call.account() : owner;
    Queue queue = queues.reach(new QueueArn(call.region(), account, request.queueName()), call);
    return GetQueueUrlResponse.builder().queueUrl(queues.url(queue)).build();
  }

  /** The token of the next page is the last URL of this one. */
  private ListQueuesResponse list(ListQueuesRequest request, Call call) {
    String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
    String after = request.nextToken() == null ? "" : request.nextToken();
    int most = request.maxResults() == null ? MOST_LISTED : request.maxResults();
    List<String> rest =
        queues.in(call.account(), call.region()).stream()
            .filter(queue -> queue.settings().arn().name().startsWith(prefix))
            .map(queues::url)
            .filter(url -> url.compareTo(after) > 0)
            .toList();
    List<String> page = rest.stream().limit(most).toList();
    boolean more = request.maxResults() != null && rest.size() > most;
    return ListQueuesResponse.builder()
        .queueUrls(page)
        .nextToken(more ? page.get(page.size() - 1) : null)
        .build();
  }

  private ListDeadLetterSourceQueuesResponse listSources(
      ListDeadLetterSourceQueuesRequest request, Call call) {
    List<String> urls =
        queues.sourcesOf(queues.reach(request.queueUrl(), call)).stream().map(queues::url).toList();
    return ListDeadLetterSourceQueuesResponse.builder().queueUrls(urls).build();
  }

  private DeleteQueueResponse delete(DeleteQueueRequest request, Call call) {
    queues.delete(queues.reach(request.queueUrl(), call));
    return DeleteQueueResponse.builder().build();
  }

  private PurgeQueueResponse purge(PurgeQueueRequest request, Call call) {
    queues.reach(request.queueUrl(), call).purge();
    return PurgeQueueResponse.builder().build();
  }

  private GetQueueAttributesResponse describe(GetQueueAttributesRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    List<String> names = request.attributeNamesAsStrings();
    checkNames(names);
    Map<String, String> all = new HashMap<>(queue.settings().describe());
    all.putAll(queue.counts());
    if (!names.contains("All")) {
      all.keySet().retainAll(names);
    }
    return GetQueueAttributesResponse.builder().attributesWithStrings(all).build();
  }

  private static void checkNames(List<String> names) {
    for (String name : names) {
      if (QueueAttributeName.fromValue(name) == QueueAttributeName.UNKNOWN_TO_SDK_VERSION) {
        throw SqsError.INVALID_ATTRIBUTE_NAME.because("Unknown Attribute " + name + ".");
      }
    }
  }

  private SetQueueAttributesResponse configure(SetQueueAttributesRequest request, Call call) {
    QueueSettings settings = queues.reach(request.queueUrl(), call).settings();
    settings.change(
        queues.checked(settings.arn(), settings.attributes(), request.attributesAsStrings()));
    return SetQueueAttributesResponse.builder().build();
  }

  private TagQueueResponse tag(TagQueueRequest request, Call call) {
    queues.reach(request.queueUrl(), call).settings().tags().putAll(request.tags());
    return TagQueueResponse.builder().build();
  }

  private UntagQueueResponse untag(UntagQueueRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    request.tagKeys().forEach(queue.settings().tags()::remove);
    return UntagQueueResponse.builder().build();
  }

  private ListQueueTagsResponse listTags(ListQueueTagsRequest request, Call call) {
    Queue queue = queues.reach(request.queueUrl(), call);
    return ListQueueTagsResponse.builder().tags(queue.settings().tags()).build();
  }
}
