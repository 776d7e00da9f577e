package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for a subscriber's fields; omitted ones stay as they are. */
final class SubscriberFields {

    @Option(names = "--company", paramLabel = "TEXT", description = "Legal name.")
    private @Nullable String company;

    @Option(names = "--contact", paramLabel = "NAME", description = "Contact person.")
    private @Nullable String contact;

    @Option(names = "--phone", paramLabel = "NUMBER", description = "Phone number of the contact.")
    private @Nullable String phone;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "E-mail address of the contact.")
    private @Nullable String email;

    @Option(names = "--contract", paramLabel = "TEXT", description = "Number or name of the contract.")
    private @Nullable String contract;

    @Option(names = "--class", paramLabel = "CLASS", description = "The only service class that its numbers may have.")
    private @Nullable String serviceClass;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "For example Asia/Shanghai.")
    private @Nullable String timeZone;

    @Option(names = "--language", paramLabel = "TAG", description = "For example zh or en-GB.")
    private @Nullable String language;

    @Option(
            names = "--packages",
            paramLabel = "NAMES",
            description = "Packages whose features it may use, separated by commas; '' for all features.")
    private @Nullable String packages;

    ObjectNode into(ObjectNode request) {
        put(request, "company", company);
        put(request, "contact", contact);
        put(request, "phone", phone);
        put(request, "email", email);
        put(request, "contract", contract);
        put(request, "class", serviceClass);
        put(request, "time_zone", timeZone);
        put(request, "language", language);
        put(request, "packages", packages);
        return request;
    }

    private static void put(ObjectNode request, String key, @Nullable String text) {
        if (text != null) {
            request.put(key, text);
        }
    }
}
