/*
 * Preloaded into Debian's User-Mode Linux. Its room for the floating-point registers of a process (about 2.7 KB) is
 * smaller than what processors with AMX have (11 KB), and PTRACE_SETREGSET of the host takes the whole set or gives
 * EFAULT, at which the guest panics. So the set is read into a buffer of ours, and written back filled up.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>

/* Where the XSAVE area says which of its parts hold something, and the parts that fit into the guest's room. */
#define PRESENT 512
#define X87_SSE_AVX_AVX512 0xe7u

typedef long ptrace_function(enum __ptrace_request request, ...);

static ptrace_function *system_ptrace;
static unsigned char whole[65536] __attribute__((aligned(64)));
static size_t whole_length;

__attribute__((constructor)) static void find_system_ptrace(void)
{
	system_ptrace = (ptrace_function *) dlsym(RTLD_NEXT, "ptrace");
}

static long read_whole(pid_t pid)
{
	struct iovec set = { whole, sizeof whole };
	long result = system_ptrace(PTRACE_GETREGSET, pid, (void *) NT_X86_XSTATE, &set);
	if (result == 0)
		whole_length = set.iov_len;
	return result;
}

static long read_part(pid_t pid, struct iovec *part)
{
	long result = read_whole(pid);
	if (result != 0)
		return result;
	if (part->iov_len > whole_length)
		part->iov_len = whole_length;
	memcpy(part->iov_base, whole, part->iov_len);
	return 0;
}

static long write_part(pid_t pid, const struct iovec *part)
{
	if (whole_length == 0 && read_whole(pid) != 0)
		return -1;
	size_t length = part->iov_len < whole_length ? part->iov_len : whole_length;
	struct iovec set = { whole, whole_length };
	uint64_t present;
	memset(whole + length, 0, whole_length - length);
	memcpy(whole, part->iov_base, length);
	memcpy(&present, whole + PRESENT, sizeof present);
	present &= X87_SSE_AVX_AVX512;
	memcpy(whole + PRESENT, &present, sizeof present);
	return system_ptrace(PTRACE_SETREGSET, pid, (void *) NT_X86_XSTATE, &set);
}

long ptrace(enum __ptrace_request request, ...)
{
	va_list arguments;
	va_start(arguments, request);
	pid_t pid = va_arg(arguments, pid_t);
	void *address = va_arg(arguments, void *);
	void *data = va_arg(arguments, void *);
	va_end(arguments);
	if (address == (void *) NT_X86_XSTATE && request == PTRACE_GETREGSET)
		return read_part(pid, data);
	if (address == (void *) NT_X86_XSTATE && request == PTRACE_SETREGSET)
		return write_part(pid, data);
	return system_ptrace(request, pid, address, data);
}
