package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.api.Api;
import org.tollbridge.provisioning.api.ApiSettings;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;

/** Runs every example of docs/api.md, in order. With {@code -Dtollbridge.write-reference=true} it writes the answers anew. */
class ApiPageTest {

    private static final Path PAGE = Path.of("..", "docs", "api.md");

    /** A word of a command: bare, in either quotes, or in $'' with its escapes. */
    private static final Pattern WORD = Pattern.compile("\\$'([^']*)'|'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    private static final Pattern CAPTURE = Pattern.compile("([A-Z]+)=\\$[(](curl .*) [|] jq -r [.]([a-z]+)[)]");

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void everyExampleAnswersAsThePageSays() throws Exception {
        try (NumberStore store =
                        NumberStore.open(StoreSettings.embedded(folder.resolve("store")), () -> ApiFixture.NOW);
                LiveFeed feed = ApiFixture.feed(store);
                BatchJobs jobs = ApiFixture.jobs(store, folder)) {
            Api api = new Api(
                    store,
                    ApiFixture.RULES,
                    ApiFixture.world(feed, jobs),
                    new ApiSettings("test", 1_000, 1_000),
                    () -> ApiFixture.NOW,
                    System::nanoTime);
            variables.put("SECRET", api.accounts().first().orElseThrow());
            try (HttpServer server = HttpServer.start(new HttpSettings("127.0.0.1", 0), List.of(ApiRoutes.of(api)));
                    ApiClient client =
                            new ApiClient("http://127.0.0.1:" + server.address().getPort())) {
                walk(client);
            }
        }
    }

    private void walk(ApiClient client) throws Exception {
        List<String> page = Files.readAllLines(PAGE);
        List<String> expected = new ArrayList<>();
        int commands = 0;
        for (int i = 0; i < page.size(); i++) {
            expected.add(page.get(i));
            if (!page.get(i).equals("```console")) {
                continue;
            }
            boolean first = true;
            for (i++; !page.get(i).equals("```"); i++) {
                if (page.get(i).startsWith("$ ")) {
                    if (!first) {
                        expected.add("");
                    }
                    first = false;
                    commands++;
                    expected.add(page.get(i));
                    expected.addAll(
                            answer(client, page.get(i).substring(2)).lines().toList());
                }
            }
            expected.add("```");
        }
        assertTrue(commands > 10);
        if (Boolean.getBoolean("tollbridge.write-reference")) {
            Files.write(PAGE, expected);
        }
        assertEquals(String.join("\n", expected), String.join("\n", Files.readAllLines(PAGE)));
    }

    private String answer(ApiClient client, String command) throws IOException, InterruptedException {
        Matcher capture = CAPTURE.matcher(command);
        if (!capture.matches()) {
            return curl(client, command);
        }
        String text = curl(client, capture.group(2));
        variables.put(
                capture.group(1),
                ApiClient.JSON.readTree(text).path(capture.group(3)).asText());
        return "";
    }

    /** Does what curl would. */
    private String curl(ApiClient client, String command) throws IOException, InterruptedException {
        Iterator<String> words = words(command).iterator();
        assertEquals("curl", words.next());
        Curl curl = new Curl();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-s" -> {}
                case "-i" -> curl.head = true;
                case "-X" -> curl.method = words.next();
                case "-u" -> curl.user = words.next();
                case "-H" -> {
                    String[] header = words.next().split(": *", 2);
                    curl.headers.put(header[0], header[1]);
                }
                case "-d" -> curl.post(words.next());
                case "--json" -> {
                    curl.headers.put("content-type", "application/json");
                    curl.post(words.next());
                }
                default -> curl.path = word;
            }
        }
        ApiClient.Reply reply = curl.send(client);
        String head = "HTTP/1.1 " + reply.status() + (reply.tag().isEmpty() ? "" : "\netag: " + reply.tag()) + "\n\n";
        return (curl.head ? head : "") + reply.text();
    }

    private static final class Curl {
        private String method = "GET";
        private String user = "";
        private String data = "";
        private String path = "";
        private boolean head;
        private final Map<String, String> headers = new HashMap<>();

        void post(String text) {
            data = text;
            method = method.equals("GET") ? "POST" : method;
        }

        ApiClient.Reply send(ApiClient client) throws IOException, InterruptedException {
            ApiClient.Request request = client.request(method, path);
            headers.forEach((name, value) -> {
                if (!name.equals("content-type")) {
                    request.header(name, value);
                }
            });
            if (!user.isEmpty()) {
                int colon = user.indexOf(':');
                request.password(user.substring(0, colon), user.substring(colon + 1));
            }
            return (data.isEmpty() ? request : request.body(headers.getOrDefault("content-type", ""), data)).send();
        }
    }

    private List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            if (word.group(1) != null) {
                words.add(word.group(1).replace("\\n", "\n"));
            } else if (word.group(2) != null) {
                words.add(word.group(2));
            } else {
                String text = word.group(3) != null ? word.group(3) : word.group(4);
                for (Map.Entry<String, String> each : variables.entrySet()) {
                    text = text.replace("$" + each.getKey(), each.getValue());
                }
                words.add(text.replace("$API", ""));
            }
        }
        return words;
    }
}
