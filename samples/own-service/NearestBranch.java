import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.OwnService;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * A universal access number: one number for the whole country, which has a branch with the same local number in every
 * area. A caller reaches the branch of its own area; who comes from nowhere known reaches what the number's plan says.
 */
public final class NearestBranch implements OwnService {

    private static final String COUNTRY = "86";
    private static final String LOCAL_NUMBER = "55595000";

    @Override
    public String name() {
        return "nearest-branch";
    }

    @Override
    public Set<Long> serviceKeys() {
        return Set.of(95L);
    }

    @Override
    public Optional<ServiceNumber> treat(Dialled call, ServiceNumbers numbers) {
        Optional<ServiceNumber> provisioned = numbers.find(call.number().digits());
        return call.callerArea().isEmpty() ? provisioned : provisioned.map(number -> branch(number, call.callerArea()));
    }

    private static ServiceNumber branch(ServiceNumber number, String area) {
        Destination branch =
                new Destination(COUNTRY + area + LOCAL_NUMBER, List.of(), List.of(), OptionalInt.of(30));
        return new ServiceNumber(
                number.digits(),
                number.serviceClass(),
                number.subscriber(),
                number.working(),
                number.validFrom(),
                number.validTo(),
                CallPlan.of(branch));
    }
}
