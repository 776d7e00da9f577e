package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

/** Service numbers for tests. */
final class Numbers {

    private Numbers() {}

    static ServiceNumber number(String digits, String destination) {
        return new ServiceNumber(
                digits,
                digits.substring(0, 3),
                "subscriber of " + digits,
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanNode.Destination(destination, List.of(), List.of(), OptionalInt.empty()));
    }

    static NumberImage image(ServiceNumber... numbers) {
        NumberImage.Builder builder = new NumberImage.Builder();
        for (ServiceNumber number : numbers) {
            builder.add(number);
        }
        return builder.build();
    }
}
