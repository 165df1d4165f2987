#include "kiosk/service_news.hpp"

#include <utility>

namespace kiosk {

void NewsBoard::tell(const std::function<void(ServiceNews&)>& news)
{
    {
        const std::lock_guard lock(mutex_);
        news(news_);
    }
    bell_.ring();
}

ServiceNews NewsBoard::take()
{
    bell_.hush();
    const std::lock_guard lock(mutex_);
    return std::exchange(news_, {});
}

} // namespace kiosk
